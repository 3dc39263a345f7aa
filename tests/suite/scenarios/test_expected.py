"""What must stand after an event."""

from __future__ import annotations

from datetime import date

import pytest

from conformance.suite.scenarios.expected import Simulator
from conformance.suite.scenarios.refusal import RefusedEventError
from tests.suite.scenarios.conftest import event

PEOPLE, CLAIMS = ("sample", "people"), ("sample", "claims")


def refusal(simulator, told):
    with pytest.raises(RefusedEventError) as caught:
        simulator.apply(told)
    return caught.value.code, caught.value.item


def test_a_new_row_has_what_was_entered_and_set_and_begins_its_history(standing):
    Simulator(standing).apply(event("enrol", number="002", name="乙"))
    kept = standing.tables[PEOPLE][-1]
    assert kept.row == {"number": "002", "no": 1, "latest": True, "name": "乙"}


def test_what_nobody_entered_is_left_to_the_package(standing):
    Simulator(standing).apply(event("enrol", number="002", name="乙"))
    assert standing.tables[PEOPLE][-1].open == {"since", "until", "home", "sex", "seen_at"}


def test_a_change_adds_a_row_and_leaves_the_past_as_it_was(standing):
    before = standing.tables[PEOPLE][0].row
    Simulator(standing).apply(event("move", number="001", home="西"))
    old, new = standing.tables[PEOPLE]
    assert new.row == {**before, "no": 2, "home": "西", "until": None}
    assert old.row == {**before, "latest": False, "until": "2026-03-31"}
    assert (old.open, new.open) == ({"until"}, {"since", "until"})


def test_a_moment_that_an_entry_writes_may_be_that_of_the_clock(standing):
    Simulator(standing).apply(event("move", number="001", seen_at="2026-03-31T09:00:00"))
    assert "seen_at" in standing.tables[PEOPLE][-1].open
    assert "seen_at" not in standing.tables[PEOPLE][0].open


def test_two_changes_on_one_day_are_two_rows(standing):
    for home in ("西", "南"):
        Simulator(standing).apply(event("move", number="001", home=home))
    assert [kept.row["no"] for kept in standing.tables[PEOPLE]] == [1, 2, 3]
    assert [kept.row["latest"] for kept in standing.tables[PEOPLE]] == [False, False, True]


@pytest.mark.parametrize(("adds", "numbers"), [(True, [1, 2]), (False, [1])])
def test_a_cancellation_adds_a_row_or_marks_the_newest(standing, adds, numbers):
    Simulator(standing, adds).apply(event("leave", number="001"))
    rows = [kept.row for kept in standing.tables[PEOPLE]]
    assert [row["no"] for row in rows] == numbers
    assert rows[-1]["home"] is None


def test_a_group_without_history_is_changed_in_place(standing):
    simulator = Simulator(standing)
    simulator.apply(event("claim", claim="A1", number="001", filed_on="2026-03-01"))
    simulator.apply(event("withdraw", claim="A1"))
    assert [row["status"] for row in standing.rows(CLAIMS)] == ["9"]


def test_a_batch_takes_just_the_rows_before_the_business_date(standing):
    simulator = Simulator(standing)
    for claim, ends in (("A1", "2026-03-30"), ("A2", "2026-03-31"), ("A3", None)):
        asked = {"claim": claim, "number": "001", "filed_on": "2026-03-01"}
        simulator.apply(event("claim", **asked, **({"ends_on": ends} if ends else {})))
    simulator.apply(event("remind"))
    assert [row["status"] for row in standing.rows(CLAIMS)] == ["2", "1", "1"]


def test_a_batch_looks_at_the_newest_row_of_each_history(standing):
    simulator = Simulator(standing)
    simulator.apply(event("move", number="001", home="西"))
    simulator.apply(event("sweep"))
    assert [row.get("home") for row in standing.rows(PEOPLE)] == ["東", "西", "別"]


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        (event("enrol", number="002"), ("E0001", "name")),
        (event("enrol", number="002", name="乙", sex="3"), ("C0422", "sex")),
        (event("enrol", number="001", name="乙"), ("C0409", None)),
        (event("move", number="009", home="西"), ("C0404", None)),
        (event("leave", number="009"), ("C0404", None)),
        (
            event("claim", claim="A1", number="009", filed_on="2026-03-01"),
            ("E0004", "number"),
        ),
        (
            event("claim", claim="A1", number="001", filed_on="2026-03-02", ends_on="2026-03-01"),
            ("E0004", None),
        ),
        (
            event("claim", role="supervisor", claim="A1", number="001", filed_on="2026-03-01"),
            ("C0403", None),
        ),
    ],
)
def test_what_must_be_refused_is_refused_for_its_reason_and_changes_nothing(standing, told, reason):
    before = standing.copy().tables
    assert refusal(Simulator(standing), told) == reason
    assert standing.tables == before


def test_a_function_that_leaves_nothing_in_files_cannot_be_entered(standing):
    standing.specs["sample"].functions["look"] = (
        standing.specs["sample"].functions["move"].model_copy(update={"operation": object()})
    )
    with pytest.raises(TypeError, match="leaves nothing in files"):
        Simulator(standing).apply(event("look"))


def test_an_entry_of_another_day_is_judged_by_that_day(standing):
    simulator = Simulator(standing)
    asked = {"claim": "A1", "number": "001", "filed_on": "2026-03-01", "ends_on": "2026-03-31"}
    simulator.apply(event("claim", **asked))
    simulator.apply(event("remind", day=date(2026, 4, 1)))
    assert [row["status"] for row in standing.rows(CLAIMS)] == ["2"]
