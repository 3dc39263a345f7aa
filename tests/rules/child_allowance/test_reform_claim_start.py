from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.reform_claim_start import (
    Given,
    Output,
    reform_claim_start,
)
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.registry import parameters_from
from conformance.values.year_month import YearMonth

LAW = parameters_from([{"from": "2024-10-01", "last_claim_day": "2025-03-31"}])


def start(claimed: date, *, eligible: bool) -> Output:
    return reform_claim_start(Given(claimed, eligible), LAW, Why())


@given(claimed=st.dates(date(2024, 10, 1), date(2025, 3, 31)))
def test_within_the_measure_every_claim_of_the_eligible_starts_with_the_reform(
    claimed: date,
) -> None:
    assert start(claimed, eligible=True) == Output(YearMonth(2024, 10), retroactive=True)


@given(claimed=st.dates(date(2024, 10, 1), date(2030, 12, 31)))
def test_without_eligibility_on_the_day_the_claim_decides(claimed: date) -> None:
    made = start(claimed, eligible=False)

    assert made == Output(YearMonth.of(claimed).plus(1), retroactive=False)


def test_a_claim_before_the_reform_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="on or after 2024-10-01, found 2024-09-30"):
        start(date(2024, 9, 30), eligible=True)
