"""A first hour tells what was done and seen; what differs is told as such, and nothing judged."""

from __future__ import annotations

from dataclasses import replace

from conformance.catalog.load import load
from conformance.findings import Cause
from conformance.planning.first_hour.hour import FirstHour
from conformance.planning.generate import cases_of, requirements
from conformance.planning.plan import Planned
from conformance.reference.behaviour import correct
from conformance.reference.mutants import mutant
from tests.packages.served import session

DOMAIN = "resident_register"


def _plan(domain=DOMAIN):
    spec = load(domain)
    wanted = [r for r in requirements(spec) if r.kind == "event"]
    return [Planned(case, "required") for one in wanted for case in cases_of(spec, one)]


def _told(plan, conduct=correct):
    with session(conduct, DOMAIN) as opened:
        return list(FirstHour(opened, plan).of(DOMAIN))


def test_a_household_moves_in_is_found_gets_a_copy_moves_out_and_is_restored():
    told = _told(_plan())
    assert [one.kind for one in told if one.kind in {"otherwise", "not_tried", "lost"}] == []
    text = "\n".join(one.words.en for one in told)
    order = [
        "moving in",
        'Issued "Copy of a resident record"',
        "moving out",
        "refused",
        "Cancelled",
    ]
    assert sorted(order, key=text.find) == order
    assert 10 <= len(told) <= 25


def test_it_happens_around_the_day_of_the_trial():
    with session(correct, DOMAIN) as opened:
        today = opened.day.isoformat()
        sent = [t.words.en for t in FirstHour(opened, _plan()).of(DOMAIN) if t.kind == "sent"]
    assert len(sent) == 2
    assert all(today in one for one in sent)


def test_what_is_otherwise_is_told_with_what_was_expected_and_the_rest_goes_on():
    told = _told(_plan(), mutant("event-move-out-head-stays").conduct())
    others = [one for one in told if one.kind == "otherwise"]
    assert [one.about.rpartition("/")[2] for one in others] == ["replaces-head"]
    assert others[0].finding is not None
    assert told[-1].words.en.startswith("Cancelled")


def test_what_the_plan_leaves_out_is_one_sentence_for_each_reason():
    lacking = Cause("U-NO-CALL", "ない", "none", details={"missing": "run x/search"})
    plan = [
        replace(one, verdict="untested", cause=lacking)
        if one.case.check in {"event/finds", "event/no-longer-finds"}
        else one
        for one in _plan()
    ]
    told = _told(plan)
    left = [one for one in told if one.kind == "not_tried"]
    assert [one.words.en for one in left] == [
        "Not tried, for the profile has no call: run x/search."
    ]
    assert "found before the event" not in "".join(one.words.en for one in told)


def test_where_nothing_is_reached_nothing_is_sent():
    lacking = Cause("U-READ-ONLY", "読むだけ", "only to be read")
    plan = [replace(one, verdict="untested", cause=lacking) for one in _plan()]
    assert {one.kind for one in _told(plan)} == {"not_tried"}
