import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.legacy_income_band import (
    Given,
    Output,
    legacy_income_band,
)
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.registry import parameters_from
from conformance.values.year_month import YearMonth

LAW = parameters_from(
    [
        {
            "from": "2012-06",
            "to": "2024-09",
            "limit_base": 6220000,
            "per_dependant": 380000,
            "per_elderly": 60000,
        },
        {"from": "2022-06", "to": "2024-09", "cap_base": 8580000},
    ]
)


def band(month: YearMonth, income: int, dependants: int = 0, elderly: int = 0) -> Output:
    return legacy_income_band(Given(month, income, dependants, elderly), LAW, Why())


def test_the_cap_itself_is_at_the_cap_and_one_yen_less_is_not() -> None:
    month = YearMonth(2024, 9)

    assert band(month, 8_580_000 + 2 * 380_000 + 60_000, 2, 1).income_band == "3"
    assert band(month, 8_580_000 + 2 * 380_000 + 60_000 - 1, 2, 1).income_band == "2"


def test_the_limit_itself_is_at_the_limit_and_one_yen_less_is_not() -> None:
    assert band(YearMonth(2022, 5), 6_600_000, 1).income_band == "2"
    assert band(YearMonth(2022, 5), 6_599_999, 1).income_band == "1"


def test_from_2024_10_there_is_no_band() -> None:
    assert band(YearMonth(2024, 10), 99_999_999) == Output(None, None)


def test_before_2012_06_is_out_of_scope() -> None:
    assert band(YearMonth(2012, 6), 0) == Output(2011, "1")
    with pytest.raises(OutOfScopeError, match="not in force on 2012-05-01"):
        band(YearMonth(2012, 5), 0)


@given(year=st.integers(2013, 2023), income=st.integers(0, 12_000_000))
def test_the_income_of_a_calendar_year_serves_from_june_of_the_next_to_may(
    year: int, income: int
) -> None:
    june = YearMonth(year, 6)

    assert {band(june.plus(n), income).income_year for n in range(12)} == {year - 1}


@given(income=st.integers(0, 12_000_000), dependants=st.integers(0, 8), more=st.integers(0, 10**6))
def test_more_income_never_lowers_the_band_and_a_dependant_never_raises_it(
    income: int, dependants: int, more: int
) -> None:
    month = YearMonth(2023, 7)
    here = band(month, income, dependants).income_band or ""

    assert here <= (band(month, income + more, dependants).income_band or "")
    assert here >= (band(month, income, dependants + 1).income_band or "")


def test_the_elderly_are_among_the_dependants() -> None:
    with pytest.raises(OutOfScopeError, match="elderly_dependants"):
        band(YearMonth(2023, 7), 6_220_000, 1, 2)
