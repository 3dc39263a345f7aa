"""A sample vendor of its own: another vocabulary, no code shared with the harness.

`server.py` serves it, `app.py` knows its addresses, `office.py` one domain of it with the services
beside; `system/*.json` are its definitions, `rules/` its business rules, `faults/` what can be
sown into it. `draft.py` writes definitions and the profile's mapping from `words.yaml`. The tests
try it by `vendor_profiles/own_rest_api.yaml` alone.
"""
