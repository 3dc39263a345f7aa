"""Two clerks at one record: the second change rests on what the first has changed."""

from __future__ import annotations

from tests.suite.as_shown.asked import outcome

CASE = "resident_register/function/history-full-snapshot/keeps-both-changes-at-once"


def test_a_register_that_refuses_what_is_outdated_passes():
    found = outcome(CASE)
    assert (found.verdict, found.cause) == ("pass", None)


def test_a_change_that_rests_on_an_old_version_and_is_accepted_is_found():
    found = outcome(CASE, "unlocked")
    assert found.verdict == "fail"
    assert found.finding.code == "F-LOST-UPDATE"


def test_where_nothing_tells_a_later_change_nobody_is_judged():
    """The version that is handed out stays the same: it is no version."""
    found = outcome(CASE, "unlocked", "frozen")
    assert (found.verdict, found.cause.code) == ("untested", "P-NO-FIELD")


def test_a_call_that_sends_back_nothing_it_has_read_is_not_judged():
    def without(mapping):
        steps = mapping["calls"][-2]["steps"]
        del steps[0], steps[0]["body"]["ban"]

    found = outcome(CASE, "unlocked", edit=without)
    assert (found.verdict, found.cause.code) == ("untested", "P-NO-FIELD")
