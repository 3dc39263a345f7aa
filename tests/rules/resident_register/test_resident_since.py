"""Since when a person is a resident: events of the record, and a change of nationality."""

from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.registry import parameters_from
from conformance.rules.resident_register import nationality_change_since as nationality
from conformance.rules.resident_register import resident_and_address_since as since

LAW = parameters_from([{"from": "2012-07-09", "foreign_residents_recorded": True}])
DAYS = st.dates(date(2012, 7, 9), date(2035, 12, 31))
BEGINNINGS = st.sampled_from(["move_in", "birth", "article_30_46"])


def days(*events: tuple[str, date]) -> since.Output:
    made = tuple(since.RecordEvent(kind, on) for kind, on in events)  # type: ignore[arg-type]  # the names are checked by the strategies
    return since.resident_and_address_since(since.Given(made), LAW, Why())


@given(BEGINNINGS, DAYS, st.lists(DAYS, max_size=4))
def test_moves_within_touch_the_address_day_alone(
    kind: str, began: date, moves: list[date]
) -> None:
    began, *moves = sorted([began, *moves])
    found = days((kind, began), *(("move_within", on) for on in moves))

    assert found == since.Output(began, moves[-1] if moves else began)


@given(BEGINNINGS, DAYS, st.lists(DAYS, max_size=3))
def test_minor_corrections_change_nothing(kind: str, began: date, others: list[date]) -> None:
    began, *others = sorted([began, *others])
    corrections = (("minor_correction", on) for on in others)

    assert days((kind, began), *corrections) == since.Output(began, began)


def test_who_moved_out_or_never_came_is_no_resident() -> None:
    nobody = since.Output(None, None)

    assert days() == nobody
    assert days(("birth", date(2020, 1, 1)), ("move_out", date(2024, 3, 31))) == nobody


@given(DAYS, DAYS)
def test_the_address_day_of_who_gained_a_status_is_open_until_a_move_within(
    gained: date, moved: date
) -> None:
    gained, moved = sorted((gained, moved))
    with pytest.raises(OutOfScopeError, match="article_30_47"):
        days(("article_30_47", gained))

    found = days(("article_30_47", gained), ("move_within", moved))
    assert found == since.Output(gained, moved)


def test_events_of_one_day_count_in_the_given_order_and_days_in_no_other_than_theirs() -> None:
    one, next_day = date(2024, 4, 1), date(2024, 4, 2)

    assert days(("move_in", one), ("move_out", one)) == since.Output(None, None)
    with pytest.raises(OutOfScopeError, match="2024-04-02"):
        days(("move_in", next_day), ("move_within", one))


@pytest.mark.parametrize("kind", ["move_within", "minor_correction", "move_out"])
def test_nothing_else_happens_to_the_record_of_no_resident(kind: str) -> None:
    with pytest.raises(OutOfScopeError, match=f"{kind} of 2024-04-01"):
        days((kind, date(2024, 4, 1)))


@pytest.mark.parametrize("kind", ["move_in", "birth", "article_30_46", "article_30_47"])
def test_a_resident_does_not_become_one_and_nobody_is_born_later(kind: str) -> None:
    came = ("move_in", date(2020, 4, 1))
    with pytest.raises(OutOfScopeError, match=f"{kind} of 2024-04-01"):
        days(came, (kind, date(2024, 4, 1)))
    with pytest.raises(OutOfScopeError, match="birth"):
        days(came, ("move_out", date(2021, 4, 1)), ("birth", date(2024, 4, 1)))


def test_foreign_residents_are_recorded_since_july_2012() -> None:
    assert days(("article_30_46", date(2012, 7, 9))).resident_since == date(2012, 7, 9)
    for kind in ("article_30_46", "article_30_47"):
        with pytest.raises(OutOfScopeError, match="2012-07-08"):
            days((kind, date(2012, 7, 8)))


Change = Literal["naturalization", "nationality_acquisition", "nationality_loss"]


def changed(
    kind: Change, on: date, japanese: date | None = None, foreign: date | None = None
) -> nationality.Output:
    facts = nationality.Given(kind, on, japanese, foreign)
    return nationality.nationality_change_since(facts, LAW, Why())


@given(DAYS, st.dates(date(1950, 1, 1), date(2035, 12, 31)))
def test_a_loss_counts_from_the_later_day(lost: date, resident: date) -> None:
    found = changed("nationality_loss", lost, japanese=resident)

    assert found == nationality.Output("foreign", max(lost, resident), "japanese")


@given(DAYS, DAYS)
def test_gaining_nationality_carries_the_foreign_day_over(on: date, foreign: date) -> None:
    foreign, on = sorted((on, foreign))
    for kind in ("naturalization", "nationality_acquisition"):
        found = changed(kind, on, foreign=foreign)
        assert found == nationality.Output("japanese", foreign, "foreign")


def test_who_is_japanese_becomes_no_foreign_resident() -> None:
    with pytest.raises(OutOfScopeError, match="event_on"):
        changed("naturalization", date(2025, 3, 10), foreign=date(2025, 3, 11))


def test_changes_before_foreign_residents_had_records_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="2012-07-08"):
        changed("nationality_loss", date(2012, 7, 8), japanese=date(2000, 1, 1))
    assert changed("nationality_loss", date(2012, 7, 9), japanese=date(2000, 1, 1)).since == date(
        2012, 7, 9
    )


def test_a_change_needs_the_day_of_the_removed_record() -> None:
    with pytest.raises(OutOfScopeError, match="foreign_resident_since"):
        changed("naturalization", date(2025, 1, 1), japanese=date(2020, 1, 1))
    with pytest.raises(OutOfScopeError, match="resident_since"):
        changed("nationality_loss", date(2025, 1, 1), foreign=date(2020, 1, 1))
