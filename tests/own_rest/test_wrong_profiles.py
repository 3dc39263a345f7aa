"""A profile that says something wrong of the product never makes a case pass by accident."""

import pytest

from own_rest.server import make
from own_rest.tried import cases_like, edited, session

CREATES = "resident_register/function/jp-basic-items"


def _calls(api, action, kind=None):
    return [c for c in api["mapping"]["calls"] if (c["action"], c.get("kind")) == (action, kind)]


def codes_swapped(api):
    state = api["mapping"]["codes"]["resident_register/registration_state"]
    state["1"], state["2"] = state["2"], state["1"]


def reason_mixed_up(api):
    api["mapping"]["envelope"]["reasons"]["KETA"] = "E0002"


def reason_left_out(api):
    del api["mapping"]["envelope"]["reasons"]["JUFUKU"]


def success_not_told_from_refusal(api):
    del api["mapping"]["envelope"]["ok"]


def decision_left_out(api):
    del _calls(api, "run")[0]["steps"][1]


def call_left_out(api):
    for call in _calls(api, "export"):
        api["mapping"]["calls"].remove(call)


def job_not_waited_for(api):
    step = _calls(api, "run", "batch")[0]["steps"][1]
    step["poll"] = {"until": "data.jotai == 'NAI'", "every_seconds": 0.01, "at_most_seconds": 0.2}


def dates_in_another_form(api):
    api["mapping"]["types"]["date"] = {"format": "%Y/%m/%d"}


def name_in_one_piece(api):
    api["mapping"]["fields"]["resident_register/japanese_residents"]["name"] = "honnin.sei"


def role_without_right(api):
    api["roles"]["clerk"]["headers"]["X-Shokuin-Kengen"] = "99"


def audit_of_another_word(api):
    api["mapping"]["fields"]["audit"]["action"]["values"]["read"] = "ETSURAN"


WRONG = [
    (codes_swapped, "resident_register/function/provisional-list/selects-*", "fail", "F-SELECTION"),
    (success_not_told_from_refusal, f"{CREATES}/rejects-missing-name", "untested", "P-NO-VALUE"),
    (decision_left_out, f"{CREATES}/stores-what-was-sent", "fail", "F-NOT-STORED"),
    (call_left_out, "resident_register/function/search-result-csv/*", "untested", "U-NO-CALL"),
    (job_not_waited_for, "*/function/send-reminder/selects-*", "untested", "P-NOT-DONE"),
    (dates_in_another_form, f"{CREATES}/stores-what-was-sent", "untested", "P-NOT-ARRANGED"),
    (name_in_one_piece, f"{CREATES}/stores-what-was-sent", "fail", "F-VALUE"),
    (role_without_right, f"{CREATES}/stores-what-was-sent", "untested", "P-NOT-ARRANGED"),
    (
        audit_of_another_word,
        "resident_register/function/operation-log/leaves-entry-of-read",
        "fail",
        "F-NOT-LOGGED",
    ),
]


@pytest.mark.parametrize(
    ("edit", "glob", "verdict", "code"), WRONG, ids=[edit.__name__ for edit, *_ in WRONG]
)
def test_what_the_profile_gets_wrong_is_no_pass(edit, glob, verdict, code):
    case = cases_like(glob)[0]
    with session(make(), edited(edit)) as wrong:
        outcome = wrong.execute(case)
    said = outcome.finding or outcome.cause
    assert (outcome.verdict, said.code) == (verdict, code), said


@pytest.mark.parametrize(
    ("edit", "glob"),
    [
        (reason_mixed_up, f"{CREATES}/rejects-too-long-name"),
        (reason_left_out, f"{CREATES}/rejects-duplicate"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_a_vendor_calls_a_reason_is_no_defect(edit, glob):
    """No source binds the reasons of an API of the vendor's own; the item is named rightly."""
    with session(make(), edited(edit)) as wrong:
        assert wrong.execute(cases_like(glob)[0]).verdict == "pass"


def test_a_login_that_is_refused_leaves_everything_untested(monkeypatch):
    app = make()
    monkeypatch.setenv("OWN_REST_ANSHO", "another")
    with session(app) as locked_out:
        outcome = locked_out.execute(cases_like(f"{CREATES}/stores-what-was-sent")[0])
    assert (outcome.verdict, outcome.cause.code) == ("untested", "T-LOGIN-REFUSED")


def test_a_session_that_has_ended_is_opened_again():
    app = make()
    first, second = cases_like(f"{CREATES}/*")[:2]
    with session(app) as opened:
        assert opened.execute(first).verdict == "pass"
        app.sessions.clear()
        assert opened.execute(second).verdict == "pass"
