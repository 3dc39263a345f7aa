"""That a prohibited function is absent is shown by the package, never by where a mapping points."""

import pytest

from own_rest.server import make
from own_rest.tried import cases_like, edited, session

NOWHERE = {"request": "GET /nirvana", "statuses": {"404": "C0405"}}
ABSENT = [case for case in cases_like("resident_register/*") if case.check == "absent/not-offered"]
DELETE = [case for case in cases_like("*") if case.check == "absent/delete"]


def _without_list(api):
    """Leave out the call that asks the product what it provides."""
    calls = api["mapping"]["calls"]
    calls[:] = [call for call in calls if call["action"] != "capabilities"]


def _to_nowhere(api):
    _without_list(api)
    absent = {"action": "run", "kind": "absent", "steps": [NOWHERE]}
    api["mapping"]["calls"].insert(0, absent)


def _by_kind(api):
    """Map nothing but kinds that a product has: none for what is prohibited."""
    _without_list(api)
    for call in api["mapping"]["calls"]:
        if call["action"] == "run" and "kind" not in call:
            call["kind"] = "create"


def _outcomes(cases, edit=None):
    with session(make(), edit and edited(edit)) as opened:
        return [opened.execute(case) for case in cases]


@pytest.mark.parametrize("edit", [_without_list, _to_nowhere, _by_kind])
def test_absence_by_the_mapping_alone_is_attested(edit):
    assert ABSENT
    told = [(o.verdict, o.cause and o.cause.code) for o in _outcomes(ABSENT, edit)]
    assert told == [("attested", "P-BY-MAPPING")] * len(ABSENT)


@pytest.mark.whole
def test_absence_by_the_products_own_list_passes():
    assert {o.verdict for o in _outcomes(ABSENT)} == {"pass"}


def test_that_nothing_deletes_is_the_vendors_word():
    assert DELETE
    told = [(o.verdict, o.cause and o.cause.code) for o in _outcomes(DELETE)]
    assert told == [("attested", "P-BY-MAPPING")] * len(DELETE)
