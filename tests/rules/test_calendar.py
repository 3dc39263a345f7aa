from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.calendar import (
    add_months,
    add_years,
    fiscal_year,
    fiscal_year_end,
    fiscal_year_start,
    is_closed,
    last_day_of_months,
    last_day_of_term,
    months_begun,
    next_month_in,
    next_open_day,
    previous_open_day,
    whole_months,
)
from conformance.values.year_month import YearMonth

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
CLOSED = st.frozensets(st.dates(date(2024, 12, 20), date(2025, 1, 20)))


def test_weekends_and_listed_days_are_closed() -> None:
    assert is_closed(date(2025, 4, 12), ())
    assert is_closed(date(2025, 4, 13), ())
    assert not is_closed(date(2025, 4, 14), ())
    assert is_closed(date(2025, 4, 14), {date(2025, 4, 14)})


def test_a_weekend_joined_to_listed_days_is_passed_over_whole() -> None:
    golden_week = (date(2025, 5, 5), date(2025, 5, 6))

    assert next_open_day(date(2025, 5, 3), golden_week) == date(2025, 5, 7)
    assert previous_open_day(date(2025, 5, 6), golden_week) == date(2025, 5, 2)


@given(day=st.dates(date(2024, 12, 20), date(2025, 1, 20)), closed=CLOSED)
def test_open_days_are_the_nearest_ones(day: date, closed: frozenset[date]) -> None:
    after, before = next_open_day(day, closed), previous_open_day(day, closed)

    assert not is_closed(after, closed)
    assert not is_closed(before, closed)
    between = (before + timedelta(days=n) for n in range(1, (after - before).days))
    assert all(is_closed(each, closed) for each in between)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
    ],
)
def test_a_month_without_the_day_gives_its_last_day(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_29_february_is_28_in_a_common_year_and_stays_in_a_leap_year() -> None:
    assert add_years(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


@given(day=DAYS)
def test_every_day_lies_in_the_fiscal_year_it_belongs_to(day: date) -> None:
    assert fiscal_year_start(day) <= day <= fiscal_year_end(day)
    assert fiscal_year_start(day).year == fiscal_year(day) == fiscal_year(YearMonth.of(day))


@pytest.mark.parametrize(
    ("first", "years", "last"),
    [
        (date(2024, 8, 1), 2, date(2026, 7, 31)),
        (date(2022, 3, 1), 2, date(2024, 2, 29)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
    ],
)
def test_a_term_of_years_ends_before_the_corresponding_day(
    first: date, years: int, last: date
) -> None:
    assert last_day_of_term(first, years) == last


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2024, 7, 1), 18, date(2025, 12, 31)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 3, 15), 1, date(2025, 4, 14)),
    ],
)
def test_a_term_of_months_ends_before_the_corresponding_day(
    first: date, months: int, last: date
) -> None:
    assert last_day_of_months(first, months) == last


@pytest.mark.parametrize(
    ("first", "last", "whole", "begun"),
    [
        (date(2025, 6, 3), date(2026, 3, 31), 9, 10),
        (date(2026, 3, 22), date(2026, 3, 31), 0, 1),
        (date(2025, 4, 1), date(2026, 3, 31), 12, 12),
        (date(2024, 1, 31), date(2024, 2, 28), 0, 1),  # a month from 31 January ends 29 February
        (date(2024, 1, 31), date(2024, 2, 29), 1, 1),
        (date(2025, 4, 2), date(2025, 4, 1), 0, 0),
    ],
)
def test_months_of_a_span_are_counted_by_the_corresponding_day(
    first: date, last: date, whole: int, begun: int
) -> None:
    assert (whole_months(first, last), months_begun(first, last)) == (whole, begun)


def test_the_next_month_of_a_number_is_never_the_month_itself() -> None:
    assert next_month_in(YearMonth(2025, 4), (4,)) == YearMonth(2026, 4)
    assert next_month_in(YearMonth(2025, 11), (1, 3, 11)) == YearMonth(2026, 1)
