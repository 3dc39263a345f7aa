"""No rule is asked of days before somebody's birth, but those that say so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.born import hold_born
from conformance.rules.core import value
from conformance.rules.errors import OutOfScopeError
from conformance.rules.registry import load_domain
from conformance.values.year_month import YearMonth

BORN = date(2024, 6, 15)


@value
class Events:
    """What happened to a child."""

    child_birth_date: date | None = None
    sibling_birth_date: date | None = None
    day: date | None = None
    month: YearMonth | None = None
    fiscal_year: int | None = None
    born_abroad: bool = False
    closed_days: tuple[date, ...] = ()


def is_asked(**facts: object) -> bool:
    try:
        hold_born(Events(**facts))  # type: ignore[arg-type]  # names and values at random
    except OutOfScopeError:
        return False
    return True


@given(st.dates())
def test_a_day_before_the_birth_is_not_asked(day: date) -> None:
    assert is_asked(child_birth_date=BORN, day=day) == (day >= BORN)
    assert is_asked(child_birth_date=BORN, closed_days=(day,))
    assert is_asked(day=day)


def test_a_month_and_a_year_are_asked_from_that_of_the_birth_on() -> None:
    assert is_asked(child_birth_date=BORN, month=YearMonth(2024, 6))
    assert not is_asked(child_birth_date=BORN, month=YearMonth(2024, 5))
    assert is_asked(child_birth_date=BORN, fiscal_year=2024)
    assert not is_asked(child_birth_date=BORN, fiscal_year=2023)


def test_of_two_births_the_later_counts_and_neither_is_before_the_other() -> None:
    later = date(2025, 1, 1)
    assert is_asked(child_birth_date=BORN, sibling_birth_date=later, day=later)
    assert not is_asked(child_birth_date=BORN, sibling_birth_date=later, day=BORN)


def test_a_rule_that_knows_days_before_a_birth_says_so() -> None:
    telling = load_domain("national_pension")["childcare-exemption"]
    assert telling.also_unborn


@pytest.mark.parametrize(
    ("domain", "key"), [("electoral_roll", "voter-age"), ("school_enrollment", "grade-on-date")]
)
def test_other_rules_do_not(domain: str, key: str) -> None:
    assert not load_domain(domain)[key].also_unborn
