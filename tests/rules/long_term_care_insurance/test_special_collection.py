"""Deduction from the pension: its six amounts and its first month."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import Json, OutOfScopeError, Parameters
from conformance.rules.registry import load_domain, parameters_from
from conformance.values.year_month import YearMonth

DOMAIN = "long_term_care_insurance"
SPEC, RULES = load(DOMAIN), load_domain(DOMAIN)  # now: reading takes longer than a property may


@cache
def law(key: str) -> Parameters:
    return parameters_from(SPEC.rules[key].parameters)


def got(key: str, facts: Mapping[str, object]) -> dict[str, Json]:
    return RULES[key].derive(facts, law(key)).as_json()


YEN = st.integers(0, 300_000)


def split(year: int, february: int, unit: int) -> dict[str, int]:
    facts = {"annual_premium": year, "feb_amount": february, "unit": unit}
    made = got("special-collection-split", facts)
    return {name: int(str(yen)) for name, yen in made.items()}


def start(day: date, pension: int = 900_000, *, restricted: bool = False, mid: bool = True) -> Json:
    facts = {
        "event_date": day,
        "annual_pension": pension,
        "restricted": restricted,
        "mid_year_start": mid,
    }
    return got("special-collection-start", facts)["start_month"]


@given(year=YEN, february=YEN)
def test_the_six_amounts_less_the_refund_are_the_year(year: int, february: int) -> None:
    made = split(year, february, 100)
    refund = made.pop("refund")

    assert sum(made.values()) - refund == year
    assert made["dec"] == made["feb"] <= made["oct"]
    assert made["dec"] % 100 == 0


@pytest.mark.parametrize("unit", [1, 10, 1000])
def test_another_unit_than_a_hundred_yen_is_out_of_scope(unit: int) -> None:
    """介護保険法施行規則第149条."""
    with pytest.raises(OutOfScopeError, match="unit"):
        split(72_000, 11_500, unit)


def test_what_is_less_than_the_unit_in_all_goes_to_october() -> None:
    assert split(24_050, 8_000, 100) == {
        "apr": 8_000,
        "jun": 8_000,
        "aug": 8_000,
        "oct": 50,
        "dec": 0,
        "feb": 0,
        "refund": 0,
    }


@given(day=st.dates(date(2006, 10, 1), date(2040, 1, 1)))
def test_deduction_starts_six_to_eight_months_later_in_an_even_month(day: date) -> None:
    month = YearMonth.parse(str(start(day)))

    assert 6 <= YearMonth.of(day).months_until(month) <= 8
    assert month.month % 2 == 0
    assert YearMonth.parse(str(start(day, mid=False))).month in {4, 6, 8, 10}


def test_the_first_of_an_even_month_is_itself_a_day_of_notice() -> None:
    assert start(date(2026, 2, 1)) == "2026-08"
    assert start(date(2026, 2, 2)) == "2026-10"
    assert start(date(2026, 1, 31)) == "2026-08"


def test_a_start_in_december_waits_for_the_april_after() -> None:
    assert start(date(2025, 6, 1), mid=False) == start(date(2025, 8, 1), mid=False) == "2026-04"


def test_a_pledged_pension_is_not_deducted_from() -> None:
    assert start(date(2025, 4, 1), restricted=True) is None


def test_before_the_half_yearly_notices_began_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="on or after 2006-10-01"):
        start(date(2006, 9, 30))


def test_a_day_later_never_starts_earlier() -> None:
    days = [date(2025, 1, 1) + timedelta(days=n) for n in range(400)]
    starts = [str(start(day)) for day in days]

    assert starts == sorted(starts)
