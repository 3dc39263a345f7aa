"""What never reaches the product is not held against it: neither an item nor a whole call."""

from own_rest.server import make
from own_rest.tried import cases_like, edited, session

FUNCTION = "resident_register/function/move-in-entry"


def outcomes(edit, glob):
    with session(make(), edited(edit)) as opened:
        return {case.id: opened.execute(case) for case in cases_like(glob)}


def verdicts(found):
    return {(one.verdict, one.cause.code if one.cause else "") for one in found.values()}


def entering(api):
    calls = api["mapping"]["calls"]
    return next(c for c in calls if c["action"] == "run" and "kind" not in c)["steps"][0]


def misnamed(api):
    api["mapping"]["fields"]["*"]["prev_address"] = "maeJushoo"


def test_an_item_that_does_not_come_back_is_not_asked_to_be_refused():
    found = outcomes(misnamed, f"{FUNCTION}/rejects-*-prev-address")
    assert verdicts(found) == {("untested", "P-NOT-CARRIED")}
    cause = next(iter(found.values())).cause
    assert "prev_address of a lawful request does not come back" in cause.en
    assert "prev_address" in cause.ja


def test_items_that_come_back_are_asked_to_be_refused_all_the_same():
    found = outcomes(misnamed, f"{FUNCTION}/rejects-*-birth-date")
    assert verdicts(found) == {("pass", "")}


def test_a_path_that_the_product_does_not_know_accuses_nobody():
    def wrong_path(api):
        entering(api)["request"] = "POST /{kankyo}/{domain}/v2/shinseii"

    found = outcomes(wrong_path, f"{FUNCTION}/*")
    assert len(found) > 20
    assert verdicts(found) == {("untested", "P-NO-ROUTE")}
