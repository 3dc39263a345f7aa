"""The monthly amount, the payment over two months, the half withheld after five years."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Json, OutOfScopeError

Judge = Callable[..., dict[str, Json]]
MONTHS = st.sampled_from(["2022-04", "2024-10", "2024-11", "2025-04", "2026-04"])
INCOMES = st.integers(0, 5_000_000)
NOBODY = {"elderly_dependants": 0, "special_dependants": 0}


def rate(judge: Judge, month: str, income: int, dependants: int, children: int) -> dict[str, Json]:
    return judge(
        "full-or-partial-amount",
        month=month,
        assessed_income=income,
        dependants=dependants,
        child_count=children,
        **NOBODY,
    )


@given(month=MONTHS, income=INCOMES, more=INCOMES, children=st.integers(0, 5))
def test_a_higher_income_never_gives_more(
    judge: Judge, month: str, income: int, more: int, children: int
) -> None:
    lower, higher = (rate(judge, month, yen, 2, children) for yen in (income, income + more))

    assert lower["total"] >= higher["total"]
    assert lower["category"] <= higher["category"]


@given(month=MONTHS, income=INCOMES, children=st.integers(1, 6))
def test_all_children_from_the_third_on_add_the_same(
    judge: Judge, month: str, income: int, children: int
) -> None:
    third = rate(judge, month, income, 1, 3)["third"]

    assert rate(judge, month, income, 1, children)["third"] == third * max(0, children - 2)
    assert rate(judge, month, income, 1, children)["base"] % 10 == 0


def test_an_income_at_the_first_limit_loses_ten_yen_and_no_more(judge: Judge) -> None:
    # 690,000 yen without dependants: the excess is nothing, the fixed 10 yen are taken off.
    assert rate(judge, "2025-05", 689_999, 0, 1)["total"] == 46_690
    assert rate(judge, "2025-05", 690_000, 0, 1) == {
        "category": "2",
        "base": 46_680,
        "second": 0,
        "third": 0,
        "total": 46_680,
    }


def test_five_yen_go_up_and_less_than_five_are_dropped(judge: Judge) -> None:
    # 2024-11: 200 yen × 0.025 are 5 yen exactly, 199 yen × 0.025 are 4.975 yen.
    assert rate(judge, "2024-11", 690_200, 0, 1)["base"] == 45_500 - 20
    assert rate(judge, "2024-11", 690_199, 0, 1)["base"] == 45_500 - 10


def test_months_before_the_known_rates_and_contradictions_are_out_of_scope(judge: Judge) -> None:
    with pytest.raises(OutOfScopeError):
        rate(judge, "2022-03", 0, 0, 1)
    with pytest.raises(OutOfScopeError, match="dependants: expected 2 or more"):
        judge(
            "full-or-partial-amount",
            month="2025-04",
            assessed_income=0,
            dependants=1,
            elderly_dependants=1,
            special_dependants=1,
            child_count=1,
        )


@given(income=INCOMES, children=st.integers(1, 4), year=st.integers(2023, 2026))
def test_a_payment_is_the_sum_of_both_months_by_their_own_rates(
    judge: Judge, income: int, children: int, year: int
) -> None:
    made = judge(
        "payment-period-total",
        pay_month=f"{year}-05",
        assessed_income=income,
        dependants=1,
        child_count=children,
        **NOBODY,
    )
    march, april = (rate(judge, f"{year}-{m}", income, 1, children)["total"] for m in ("03", "04"))

    assert made == {
        "first_month_amount": march,
        "second_month_amount": april,
        "payment": march + april,
    }


@pytest.mark.parametrize("month", ["2025-04", "2022-05"])
def test_no_payment_is_made_in_even_months_or_before_the_known_rates(
    judge: Judge, month: str
) -> None:
    with pytest.raises(OutOfScopeError, match="odd month from 2022-07"):
        judge(
            "payment-period-total",
            pay_month=month,
            assessed_income=0,
            dependants=0,
            child_count=1,
            **NOBODY,
        )


def half(judge: Judge, **changed: object) -> dict[str, Json]:
    facts: dict[str, object] = {
        "recipient_type": "1",
        "start_month": "2020-05",
        "ground_month": "2019-12",
        "under3_birth_date": None,
        "month": "2026-01",
        "amount": 40_000,
        "cap_base_amount": None,
        "exempted": False,
    }
    return judge("five-year-suspension", **(facts | changed))


@given(amount=st.integers(0, 80_000), cap=st.integers(1, 80_000))
def test_never_more_than_half_is_withheld_and_never_more_than_half_of_the_cap(
    judge: Judge, amount: int, cap: int
) -> None:
    made = half(judge, amount=amount, cap_base_amount=cap)

    assert 2 * made["suspended"] <= min(amount, cap)
    assert made["suspended"] % 10 == 0
    assert made["suspended"] + made["payable"] == amount


def test_a_child_that_attains_three_on_a_month_end_counts_from_the_next_month(
    judge: Judge,
) -> None:
    # Born on 1 July 2019: three on 30 June 2022, counted from July 2022; born on the 2nd: August.
    assert half(judge, under3_birth_date="2019-07-01")["suspend_from"] == "2027-07"
    assert half(judge, under3_birth_date="2019-07-02")["suspend_from"] == "2027-08"


def test_what_caps_the_half_of_nothing_is_not_decided(judge: Judge) -> None:
    with pytest.raises(OutOfScopeError, match="cap_base_amount"):
        half(judge, cap_base_amount=0)
    assert half(judge, cap_base_amount=0, exempted=True)["suspended"] == 0


def test_no_term_begins_before_april_2003(judge: Judge) -> None:
    paid_before = {"start_month": "2003-04", "ground_month": "1999-01"}
    claimed_later = {"start_month": "2006-06", "ground_month": "1999-01"}

    assert half(judge, **paid_before)["suspend_from"] == "2008-04"
    assert half(judge, **claimed_later)["suspend_from"] == "2010-04"


@pytest.mark.parametrize(("birth", "first"), [("2000-04-01", "2008-04"), ("2000-04-03", "2008-05")])
def test_children_under_three_on_1_april_2003_count_from_the_month_after_they_attain_it(
    judge: Judge, birth: str, first: str
) -> None:
    paid_before = {"start_month": "2001-01", "ground_month": "2000-12"}

    assert half(judge, under3_birth_date=birth, **paid_before)["suspend_from"] == first


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"ground_month": "2020-06"}, "start_month"),
        ({"month": "2020-04"}, "start_month"),
        ({"recipient_type": "2", "ground_month": "2010-07"}, "ground_month"),
        ({"under3_birth_date": "2017-03-31"}, "under3_birth_date"),
        ({"under3_birth_date": "2020-06-01"}, "under3_birth_date"),
    ],
)
def test_terms_of_people_that_cannot_be_are_out_of_scope(
    judge: Judge, changed: dict[str, object], named: str
) -> None:
    with pytest.raises(OutOfScopeError, match=named):
        half(judge, **changed)


def test_the_edges_of_what_can_be_are_decided(judge: Judge) -> None:
    fathers = {"recipient_type": "2", "start_month": "2010-08", "ground_month": "2010-08"}

    assert half(judge, **fathers)["suspend_from"] == "2015-08"
    assert half(judge, under3_birth_date="2017-04-02")["suspend_from"] == "2025-05"
    assert half(judge, month="2020-05")["suspended"] == 0
