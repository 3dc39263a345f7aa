"""What must stand after a function was run, or why it is refused."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.contract.apply import apply
from conformance.contract.state import State
from tests.contract.conftest import CLAIMS, PEOPLE, event


def done(state: State, function: str, *, adds: bool = True, **inputs: object) -> State:
    after = apply(state, event(state, function, **inputs), adds=adds)
    assert isinstance(after, State), after
    return after


def rows(state: State, place: tuple[str, str]) -> list[dict[str, object]]:
    return [kept.row for kept in state.at(place)]


def test_a_new_row_has_what_was_entered_and_set_and_begins_its_history(standing):
    kept = done(standing, "enrol", number="002", name="乙").at(PEOPLE)[-1]
    assert kept.row == {"number": "002", "no": 1, "latest": True, "name": "乙"}


def test_what_nobody_entered_is_left_to_the_package(standing):
    kept = done(standing, "enrol", number="002", name="乙").at(PEOPLE)[-1]
    assert kept.open == {"since", "until", "home", "sex", "seen_at"}


def test_a_change_adds_a_row_and_leaves_the_past_as_it_was(standing):
    before = rows(standing, PEOPLE)[0]
    old, new = done(standing, "move", number="001", home="西").at(PEOPLE)
    assert new.row == {**before, "no": 2, "home": "西", "until": None}
    assert old.row == {**before, "latest": False, "until": "2026-03-31"}
    assert (old.open, new.open) == ({"until"}, {"since", "until"})


def test_the_state_before_stays_as_it_was(standing):
    before = [dict(row) for row in rows(standing, PEOPLE)]
    done(standing, "move", number="001", home="西")
    assert rows(standing, PEOPLE) == before


def test_a_moment_that_an_entry_writes_may_be_that_of_the_clock(standing):
    old, new = done(standing, "move", number="001", seen_at="2026-03-31T09:00:00").at(PEOPLE)
    assert "seen_at" in new.open
    assert "seen_at" not in old.open


def test_two_changes_on_one_day_are_two_rows(standing):
    state = done(done(standing, "move", number="001", home="西"), "move", number="001", home="南")
    assert [row["no"] for row in rows(state, PEOPLE)] == [1, 2, 3]
    assert [row["latest"] for row in rows(state, PEOPLE)] == [False, False, True]


@pytest.mark.parametrize(("adds", "numbers"), [(True, [1, 2]), (False, [1])])
def test_a_cancellation_adds_a_row_or_marks_the_newest(standing, adds, numbers):
    found = rows(done(standing, "leave", adds=adds, number="001"), PEOPLE)
    assert [row["no"] for row in found] == numbers
    assert found[-1]["home"] is None


def test_a_group_without_history_is_changed_in_place(standing):
    state = done(standing, "claim", claim="A1", number="001", filed_on="2026-03-01")
    state = done(state, "withdraw", claim="A1")
    assert [row["status"] for row in rows(state, CLAIMS)] == ["9"]


def claimed(state: State, *ends: str | None) -> State:
    for number, day in enumerate(ends, 1):
        asked = {"claim": f"A{number}", "number": "001", "filed_on": "2026-03-01"}
        state = done(state, "claim", **asked, **({"ends_on": day} if day else {}))
    return state


def test_a_batch_takes_just_the_rows_before_the_business_date(standing):
    state = done(claimed(standing, "2026-03-30", "2026-03-31", None), "remind")
    assert [row["status"] for row in rows(state, CLAIMS)] == ["2", "1", "1"]


def test_a_batch_of_another_day_is_judged_by_that_day(standing):
    state = done(claimed(standing, "2026-03-31").on(date(2026, 4, 1)), "remind")
    assert [row["status"] for row in rows(state, CLAIMS)] == ["2"]


def test_a_batch_looks_at_the_newest_row_of_each_history(standing):
    state = done(done(standing, "move", number="001", home="西"), "sweep")
    assert [row.get("home") for row in rows(state, PEOPLE)] == ["東", "西", "別"]


CLAIM = {"claim": "A1", "number": "001", "filed_on": "2026-03-01"}


@pytest.mark.parametrize(
    ("function", "inputs", "reason"),
    [
        ("enrol", {"number": "002"}, ("E0001", "name")),
        ("enrol", {"number": "002", "name": "乙", "sex": "3"}, ("C0422", "sex")),
        ("enrol", {"number": "001", "name": "乙"}, ("C0409", None)),
        ("move", {"number": "009", "home": "西"}, ("C0404", None)),
        ("leave", {"number": "009"}, ("C0404", None)),
        ("claim", {**CLAIM, "number": "009"}, ("E0004", "number")),
        ("claim", {**CLAIM, "ends_on": "2026-02-28"}, ("E0004", None)),
        ("claim", {**CLAIM, "role": "supervisor"}, ("C0403", None)),
    ],
)
def test_what_must_be_refused_is_refused_for_its_reason(standing, function, inputs, reason):
    refusal = apply(standing, event(standing, function, **inputs))
    assert (refusal.code, refusal.item) == reason


def test_a_kind_that_changes_nothing_leaves_the_rows_as_they_are(standing):
    assert apply(standing, event(standing, "look")) is standing
