"""The total grade, and how long handbooks, levels and decisions are valid."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import derive
from conformance.rules.calendar import add_months
from conformance.rules.core import OutOfScopeError
from conformance.values.year_month import YearMonth

SPEC = load("disability_welfare")
DAYS = st.dates(date(2018, 4, 1), date(2040, 12, 31))


def grade(parts: list[int]) -> dict[str, object]:
    return dict(derive(SPEC, "body-total-grade", {"part_grades": list(parts)}).as_json())


def handbook(kind: str, day: str, last: str | None = None) -> object:
    facts = {"kind": kind, "base_date": day, "prev_valid_to": last}
    return derive(SPEC, "mental-handbook-validity", facts).as_json()["valid_to"]


def decided(kind: str, day: date, months: int) -> dict[str, object]:
    facts = {"service_kind": kind, "decision_from": str(day), "months": months}
    return dict(derive(SPEC, "decision-period", facts).as_json())


def level(day: date, months: int) -> dict[str, object]:
    facts = {"decided_on": str(day), "months": months}
    return dict(derive(SPEC, "support-level-validity", facts).as_json())


def test_two_equal_grades_make_the_next_higher_one() -> None:
    """別表第5号備考: two disabilities of one grade are a grade higher, up to the first."""
    totals = [grade([n, n])["total_grade"] for n in range(2, 8)]

    assert totals == [1, 2, 3, 4, 5, 6]


@given(st.lists(st.integers(1, 6), min_size=1, max_size=6), st.integers(1, 7))
def test_one_more_part_never_lowers_the_grade(parts: list[int], more: int) -> None:
    before, after = grade(parts)["total_grade"], grade([more, *parts])["total_grade"]

    assert int(str(after)) <= int(str(before)) <= min(parts)


@pytest.mark.parametrize("parts", [[], [7, 7, 7, 7], [8], [0]])
def test_no_parts_wrong_grades_and_many_sevens_alone_are_out_of_scope(parts: list[int]) -> None:
    with pytest.raises(OutOfScopeError, match="part_grades"):
        grade(parts)


def test_a_new_handbook_lasts_until_the_end_of_the_month_in_two_years() -> None:
    assert handbook("new", "2024-02-29") == "2026-02-28"
    assert handbook("new", "2025-12-31") == "2027-12-31"


def test_a_handbook_of_the_first_and_a_late_renewal_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="after the first of a month"):
        handbook("new", "2025-04-01")
    with pytest.raises(OutOfScopeError, match="prev_valid_to"):
        handbook("renewal", "2025-06-01", "2025-05-31")
    with pytest.raises(OutOfScopeError, match="prev_valid_to"):
        handbook("renewal", "2025-06-01")


def test_the_longest_term_is_accepted_and_one_month_more_is_not() -> None:
    day = date(2025, 4, 1)

    assert [decided("53", day, n)["accepted"] for n in (6, 7)] == [True, False]
    assert decided("53", day, 7)["decision_to"] is None
    assert [level(day, n)["accepted"] for n in (2, 3, 36, 37)] == [False, True, True, False]


@pytest.mark.parametrize(("kind", "months"), [("52", 6), ("11", 0)])
def test_kinds_without_a_limit_and_terms_of_no_month_are_out_of_scope(
    kind: str, months: int
) -> None:
    with pytest.raises(OutOfScopeError):
        decided(kind, date(2025, 4, 1), months)


@given(day=DAYS, months=st.integers(3, 36))
def test_a_term_ends_with_a_month_and_the_rest_of_the_first_month_comes_on_top(
    day: date, months: int
) -> None:
    last = date.fromisoformat(str(level(day, months)["level_to"]))

    assert (last + timedelta(days=1)).day == 1
    assert add_months(day, months) <= last + timedelta(days=1)
    assert (last - add_months(day, months)).days < 31
    assert decided("22", day, months)["decision_to"] == str(last)


@given(DAYS)
def test_outpatient_treatment_is_granted_for_twelve_months_at_most(day: date) -> None:
    facts = {"start_date": str(day)}
    found = derive(SPEC, "mental-outpatient-validity", facts).as_json()["valid_to"]
    last = date.fromisoformat(str(found))

    assert YearMonth.of(day).months_until(YearMonth.of(last)) == 11
    assert last == YearMonth.of(last).last_day


def test_a_longer_term_always_ends_later() -> None:
    ends = [str(level(date(2025, 1, 31), n)["level_to"]) for n in range(3, 37)]

    assert all(first < later for first, later in pairwise(ends))
