"""No rule answers for days before the first for which its law was read, but those that say so."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Parameters, value
from conformance.rules.errors import OutOfScopeError
from conformance.rules.first_day import hold_in_force
from conformance.rules.registry import load_domain, parameters_from
from conformance.values.year_month import YearMonth

LAW = parameters_from(
    [{"from": "2024-04-01", "rate": 1}, {"from": "2022-10-01", "to": "2024-03-31"}]
)
FIRST = date(2022, 10, 1)


@value
class Facts:
    """Facts of many kinds."""

    day: date | None = None
    at: datetime | None = None
    month: YearMonth | None = None
    fiscal_year: int | None = None
    income_year: int | None = None
    count: int = 0
    birth_date: date | None = None
    people: tuple[date, ...] = ()


def decided(**facts: object) -> bool:
    try:
        hold_in_force(Facts(**facts), LAW)  # type: ignore[arg-type]  # names and values at random
    except OutOfScopeError:
        return False
    return True


@given(st.dates())
def test_a_day_is_decided_from_the_first_of_the_parameters_on(day: date) -> None:
    assert decided(day=day) == (day >= FIRST)
    assert decided(people=(day,)) == (day >= FIRST)
    assert decided(day=day, at=datetime(2022, 10, 1)) is True


@pytest.mark.parametrize(
    ("facts", "answered"),
    [
        ({"month": YearMonth(2022, 10)}, True),
        ({"month": YearMonth(2022, 9)}, False),
        ({"fiscal_year": 2022}, True),
        ({"fiscal_year": 2021}, False),
        ({"income_year": 2021}, True),  # what is levied the year after
        ({"income_year": 2020}, False),
        ({"count": 3}, True),
        ({"birth_date": date(1950, 1, 1)}, True),
        ({"birth_date": date(2025, 1, 1), "day": date(2020, 1, 1)}, False),
        ({}, True),
    ],
)
def test_months_years_and_births(facts: dict[str, object], answered: bool) -> None:
    assert decided(**facts) == answered


def test_a_law_without_a_first_day_was_always_in_force() -> None:
    for law in (Parameters(), parameters_from([{"to": "2024-03-31"}, {"from": "2024-04-01"}])):
        hold_in_force(Facts(day=date(1, 1, 1)), law)


def test_a_rule_is_held_to_it_unless_it_says_what_held_before() -> None:
    silent = load_domain("national_pension")["exemption-window"]
    early = {"application_date": "1990-08-01", "target_month": "1990-07"}
    law = parameters_from([{"from": "2014-04-01"}])
    with pytest.raises(OutOfScopeError, match="2014-04-01"):
        silent.derive(early, law)
    telling = load_domain("resident_register")["era-to-western"]
    assert telling.also_before
