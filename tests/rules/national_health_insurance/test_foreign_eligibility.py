from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import OutOfScopeError, Parameters, Why
from conformance.rules.insured_foreigners import Given, Status
from conformance.rules.national_health_insurance.foreign_eligibility import foreign_eligibility

STATUSES = st.sampled_from(get_args(Status))
KEPT = st.sampled_from([status for status in get_args(Status) if status != "diplomat"])
MONTHS = st.none() | st.integers(0, 60)


def eligible(
    status: str,
    months: int | None = None,
    activity: str | None = None,
    *,
    proved: bool = False,
    insured: bool = False,
) -> bool:
    facts = Given(status, months, activity, proved, insured)
    return foreign_eligibility(facts, Parameters(), Why()).eligible


@given(KEPT, MONTHS, st.booleans())
def test_who_is_insured_stays_so_but_for_those_without_status(
    status: str, months: int | None, proved: bool
) -> None:
    assert eligible(status, months, proved=proved, insured=True) is (status != "none")


def test_a_diplomat_insured_already_is_out_of_scope() -> None:
    assert not eligible("diplomat")
    with pytest.raises(OutOfScopeError, match="diplomat"):
        eligible("diplomat", insured=True)


@given(STATUSES, st.integers(0, 60))
def test_proof_of_a_longer_stay_never_hurts(status: str, months: int) -> None:
    assert eligible(status, months, proved=True) >= eligible(status, months)


@given(STATUSES, st.integers(0, 59), st.booleans())
def test_a_longer_period_never_hurts(status: str, months: int, proved: bool) -> None:
    assert eligible(status, months + 1, proved=proved) >= eligible(status, months, proved=proved)


@pytest.mark.parametrize("activity", ["medical_stay", "long_tourism_spouse"])
def test_a_stay_for_treatment_or_leisure_excludes_even_the_insured(activity: str) -> None:
    assert not eligible("designated", 12, activity, proved=True, insured=True)


def test_an_activity_without_the_designated_status_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="found permanent_resident"):
        eligible("permanent_resident", None, "medical_stay")
