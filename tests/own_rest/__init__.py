"""A sample vendor of its own: another server, another vocabulary, no code shared with the harness."""
