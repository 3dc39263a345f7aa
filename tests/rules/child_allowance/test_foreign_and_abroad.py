from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.foreign_and_abroad import (
    Given,
    Output,
    foreign_and_abroad,
)
from conformance.rules.core import GivenError, OutOfScopeError, Why, to_json
from conformance.rules.registry import load_domain, parameters_from

LAW = parameters_from(
    [
        {
            "from": "2024-10",
            "study_years_child": 3,
            "study_years_sibling": 4,
            "months_in_japan_over": 36,
        }
    ]
)
STUDENT = Given(
    subject="child",
    nationality="JP",
    payee_registered=True,
    child_registered=False,
    abroad_reason="study",
    months_in_japan_before=37,
    with_parents_abroad=False,
    departure_date=date(2024, 2, 29),
    judge_date=date(2025, 8, 1),
)
ANY = st.builds(
    Given,
    st.sampled_from(["child", "sibling"]),
    st.just("JP"),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["none", "study", "other"]),
    st.integers(0, 80),
    st.booleans(),
    st.dates(date(2020, 1, 1), date(2025, 1, 1)),
    st.dates(date(2025, 1, 1), date(2029, 12, 31)),
)


def judge(given: Given) -> Output:
    return foreign_and_abroad(given, LAW, Why())


def test_exactly_36_months_are_not_more_than_36() -> None:
    assert judge(STUDENT).eligible
    assert judge(replace(STUDENT, months_in_japan_before=36)).reason == "residence_history"


def test_who_left_on_a_leap_day_reaches_three_years_on_28_february() -> None:
    assert judge(replace(STUDENT, judge_date=date(2027, 2, 28))).eligible
    assert judge(replace(STUDENT, judge_date=date(2027, 3, 1))).reason == "over_3_years"


def test_a_sibling_has_four_years_and_its_own_reason() -> None:
    sibling = replace(STUDENT, subject="sibling")

    assert judge(replace(sibling, judge_date=date(2028, 2, 29))).eligible
    assert judge(replace(sibling, judge_date=date(2028, 3, 1))).reason == "over_4_years"


def test_the_reasons_come_in_the_order_of_the_law() -> None:
    worst = replace(
        STUDENT,
        payee_registered=False,
        abroad_reason="other",
        months_in_japan_before=0,
        with_parents_abroad=True,
        judge_date=date(2030, 1, 1),
    )
    cures = (
        ("payee_no_address", {"payee_registered": True}),
        ("child_abroad", {"abroad_reason": "study"}),
        ("residence_history", {"months_in_japan_before": 40}),
        ("with_parents", {"with_parents_abroad": False}),
        ("over_3_years", {"judge_date": date(2025, 1, 1)}),
    )
    for reason, cure in cures:
        assert judge(worst) == Output(eligible=False, reason=reason)
        worst = replace(worst, **cure)
    assert judge(worst) == Output(eligible=True, reason="study_abroad")


@pytest.mark.parametrize(
    ("item", "found"), [("months_in_japan_before", -1), ("departure_date", None)]
)
def test_months_are_counted_from_zero_and_a_day_of_departure_is_given(
    item: str, found: object
) -> None:
    facts = {**to_json(STUDENT), item: found}

    with pytest.raises(GivenError, match=item):
        load_domain("child_allowance")["foreign-and-abroad"].derive(facts, LAW)


@given(facts=ANY)
def test_nationality_changes_nothing(facts: Given) -> None:
    assert judge(facts) == judge(replace(facts, nationality="foreign"))


@given(facts=ANY)
def test_only_two_reasons_make_eligible(facts: Given) -> None:
    made = judge(facts)

    assert made.eligible == (made.reason in {"domestic", "study_abroad"})


def test_nobody_is_abroad_before_leaving() -> None:
    left = replace(STUDENT, departure_date=date(2025, 4, 1), judge_date=date(2025, 4, 1))

    assert judge(left).reason == "study_abroad"
    with pytest.raises(OutOfScopeError, match="judge_date"):
        judge(replace(left, judge_date=date(2025, 3, 31)))
