"""School aid: categories, shares of a year, items, limits, settlements."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Json, OutOfScopeError
from conformance.values.year_month import YearMonth

Judge = Callable[..., dict[str, Json]]
YEN = st.integers(0, 5_000_000)
APRIL = YearMonth(2025, 4)
MONTHS = st.integers(0, 11)


@given(base=YEN, percent=st.integers(0, 300), income=YEN)
def test_an_income_up_to_the_threshold_is_granted_and_a_yen_more_refused(
    judge: Judge, base: int, percent: int, income: int
) -> None:
    facts = {
        "public_assistance": False,
        "needs_protection": False,
        "base_amount": base,
        "coefficient_percent": percent,
    }
    threshold = judge("aid-category", household_income=income, **facts)["threshold"]

    assert threshold == base * percent // 100
    assert judge("aid-category", household_income=threshold, **facts)["category"] == "2"
    assert judge("aid-category", household_income=threshold + 1, **facts)["category"] == "3"
    in_need = facts | {"needs_protection": True}
    assert judge("aid-category", household_income=threshold + 1, **in_need)["category"] == "1"


def share(judge: Judge, annual: int, first: int, last: int, unit: int = 1) -> dict[str, Json]:
    return judge(
        "aid-monthly-proration",
        annual_amount=annual,
        approved_from=str(APRIL.plus(first)),
        approved_to=str(APRIL.plus(last)),
        rounding_unit=unit,
    )


@given(annual=YEN, cut=st.integers(0, 10))
def test_two_parts_of_a_year_never_come_to_more_than_the_year(
    judge: Judge, annual: int, cut: int
) -> None:
    first, second = share(judge, annual, 0, cut), share(judge, annual, cut + 1, 11)

    assert first["months"] + second["months"] == 12
    assert annual - 1 <= first["amount"] + second["amount"] <= annual
    assert share(judge, annual, 0, 11)["amount"] == annual


def test_ten_yen_are_cut_once_at_the_end(judge: Judge) -> None:
    assert share(judge, 11_635, 0, 11, 10)["amount"] == 11_630


@pytest.mark.parametrize(("first", "last", "unit"), [(5, 4, 1), (0, 12, 1), (0, 11, 100)])
def test_other_years_and_units_are_out_of_scope(
    judge: Judge, first: int, last: int, unit: int
) -> None:
    with pytest.raises(OutOfScopeError):
        share(judge, 10_000, first, last, unit)


@given(annual=YEN, last=MONTHS, paid=YEN)
def test_a_settlement_either_pays_or_claims_back_the_difference(
    judge: Judge, annual: int, last: int, paid: int
) -> None:
    made = judge(
        "aid-settlement-on-move",
        annual_amount=annual,
        approved_from="2025-04",
        actual_to=str(APRIL.plus(last)),
        paid_amount=paid,
    )

    assert made["due_amount"] == share(judge, annual, 0, last)["amount"]
    assert paid + made["additional"] - made["refund"] == made["due_amount"]
    assert 0 in (made["additional"], made["refund"])


@given(cost=YEN, cap=YEN)
def test_actual_costs_are_paid_up_to_the_limit(judge: Judge, cost: int, cap: int) -> None:
    assert judge("aid-actual-cost-cap", actual_cost=cost, cap_amount=cap)["amount"] == min(
        cost, cap
    )


def reason(judge: Judge, item: str, grade: str, **changed: object) -> Json:
    facts = {"category": "2", "education_aid": False, "prepaid": False} | changed
    return judge("aid-item-payable", item=item, grade=grade, **facts)["reason"]


def test_items_of_a_grade_are_paid_in_it_alone(judge: Judge) -> None:
    grades = ("P1", "P2", "P6", "J1", "J3")
    paid = {
        item: [grade for grade in grades if reason(judge, item, grade) == "ok"]
        for item in ("02", "03", "13", "06")
    }

    assert paid == {
        "02": ["P2", "P6", "J3"],
        "03": ["P1", "J1"],
        "13": ["P6", "J3"],
        "06": list(grades),
    }


def test_assistance_is_named_before_the_grade_and_the_grade_before_an_earlier_payment(
    judge: Judge,
) -> None:
    on_assistance = {"category": "1", "education_aid": True, "prepaid": True}

    assert reason(judge, "03", "P2", **on_assistance) == "covered_by_public_assistance"
    assert reason(judge, "03", "P2", prepaid=True) == "wrong_grade"
    assert reason(judge, "03", "P1", prepaid=True) == "already_paid"
    assert reason(judge, "08", "P2", **on_assistance) == "ok"
    with pytest.raises(OutOfScopeError, match="grade"):
        reason(judge, "03", "E3")
