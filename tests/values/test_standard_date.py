"""Dates of the standard: days, range marks, partly known dates; years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.values import standard_date, standard_year
from conformance.values.problem import Problem
from conformance.values.standard_date import StandardDate
from conformance.values.standard_year import StandardYear


def test_the_range_marks_are_no_days() -> None:
    assert standard_date.parse_standard_date("0000-01-01") == StandardDate("range_start")
    assert standard_date.parse_standard_date("9999-12-31") == StandardDate("range_end")
    assert StandardDate("range_start").exact is None
    assert StandardDate("range_end").bounds is None


@given(st.dates(max_value=date(9999, 12, 30)))
def test_every_day_survives_the_round_trip(day: date) -> None:
    found = standard_date.parse_standard_date(day.isoformat())
    assert found == StandardDate.of(day)
    assert found.exact == day
    assert found.bounds == (day, day)


@given(
    st.text(st.characters(exclude_categories=()), max_size=12)
    | st.from_regex(r"\d{4}-\d\d-\d\d", fullmatch=True)
)
def test_no_text_makes_reading_raise(text: str) -> None:
    assert isinstance(standard_date.parse_standard_date(text), StandardDate | Problem)
    assert isinstance(standard_year.parse_standard_year(text), StandardYear | Problem)


@pytest.mark.parametrize(
    ("partial", "bounds"),
    [
        (StandardDate("partial", 1950), (date(1950, 1, 1), date(1950, 12, 31))),
        (StandardDate("partial", 1952, 2), (date(1952, 2, 1), date(1952, 2, 29))),
        (StandardDate("partial", 1950, 2, third=3), (date(1950, 2, 21), date(1950, 2, 28))),
        (StandardDate("partial", 1950, 4, third=1), (date(1950, 4, 1), date(1950, 4, 10))),
        (StandardDate("partial", 1950, season=1), (date(1950, 1, 1), date(1950, 12, 31))),
        (StandardDate("partial"), None),
    ],
)
def test_a_partial_date_lies_within_bounds(
    partial: StandardDate, bounds: tuple[date, date] | None
) -> None:
    assert partial.bounds == bounds


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025", StandardYear("exact", 2025)),
        ("0000", StandardYear("range_start")),
        ("9999", StandardYear("range_end")),
    ],
)
def test_a_year_is_a_year_or_a_mark(text: str, expected: StandardYear) -> None:
    assert standard_year.parse_standard_year(text) == expected
