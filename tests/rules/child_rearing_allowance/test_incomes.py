"""Assessed incomes, limits of others, the year of income, disasters, pensions."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.core import Json, OutOfScopeError
from conformance.values.year_month import YearMonth

Judge = Callable[..., dict[str, Json]]
YEN = st.integers(0, 3_000_000)
MONTHS = st.builds(YearMonth, st.integers(2019, 2040), st.integers(1, 12)).map(str)


def income(judge: Judge, **changed: object) -> dict[str, Json]:
    facts: dict[str, object] = {
        "role": "mother",
        "gross_income": 3_000_000,
        "salary_pension_income": 0,
        "child_support": 0,
        "disability": 0,
        "special_disability": 0,
        "single_parent_type": "none",
        "other_deductions": 0,
        "nontaxable_pension": 0,
    }
    return judge("assessed-income", **(facts | changed))


def test_half_a_yen_of_child_support_goes_up(judge: Judge) -> None:
    # 80 per cent of 2 yen are 1.6, of 3 yen 2.4 yen.
    assert income(judge, child_support=2)["child_support_counted"] == 2
    assert income(judge, child_support=3)["child_support_counted"] == 2


@given(support=YEN, single=st.sampled_from(["none", "widow", "single_parent"]))
def test_child_support_counts_for_parents_and_single_deductions_for_the_others(
    judge: Judge, support: int, single: str
) -> None:
    facts = {"child_support": support, "single_parent_type": single}
    deducted = {"none": 0, "widow": 270_000, "single_parent": 350_000}[single]

    assert income(judge, role="obligor", **facts) == {
        "child_support_counted": 0,
        "assessed_income": 2_920_000 - deducted,
    }
    assert income(judge, role="father", **facts)["assessed_income"] == (
        income(judge)["assessed_income"] + income(judge, **facts)["child_support_counted"]
    )


@given(gross=YEN, salary=YEN, other=YEN)
def test_no_assessed_income_is_negative(judge: Judge, gross: int, salary: int, other: int) -> None:
    made = income(judge, gross_income=gross, salary_pension_income=salary, other_deductions=other)

    assert made["assessed_income"] == max(0, gross - min(salary, 100_000) - 80_000 - other)


def suspended(judge: Judge, *members: tuple[int, int, int], children: int = 0) -> Json:
    names = ("assessed_income", "dependants", "elderly_dependants")
    rows = [
        {**dict(zip(names, member, strict=True)), "supported_children": children}
        for member in members
    ]
    return judge("obligor-income-limit", members=rows)["suspended"]


@given(incomes=st.lists(st.integers(0, 3_000_000), max_size=5))
def test_incomes_are_compared_one_by_one_and_never_added_up(
    judge: Judge, incomes: list[int]
) -> None:
    reached = any(yen >= 2_360_000 for yen in incomes)

    assert suspended(judge, *((yen, 0, 0) for yen in incomes)) is reached


def test_of_elderly_dependants_alone_one_adds_nothing(judge: Judge) -> None:
    # 2,360,000 + 2 × 380,000 + 1 × 60,000: of two elderly dependants one is left out.
    assert suspended(judge, (3_179_999, 2, 2)) is False
    assert suspended(judge, (3_180_000, 2, 2)) is True
    with pytest.raises(OutOfScopeError, match="at most 1, found 2"):
        suspended(judge, (0, 1, 2))


def test_children_supported_do_not_stand_beside_the_elderly(judge: Judge) -> None:
    # 2,360,000 + 2 × 380,000: the elderly dependant is the only one but the child supported.
    assert suspended(judge, (3_119_999, 2, 1), children=1) is False
    assert suspended(judge, (3_120_000, 2, 1), children=1) is True
    assert suspended(judge, (3_120_000, 2, 1)) is False


@given(month=MONTHS)
def test_every_month_lies_in_the_period_that_decides_it(judge: Judge, month: str) -> None:
    made = judge("applicable-income-year", month=month)

    assert made["period_from"] <= month <= made["period_to"]
    assert made["period_from"] == f"{made['income_year'] + 1}-11"


def test_months_of_the_older_period_are_out_of_scope(judge: Judge) -> None:
    with pytest.raises(OutOfScopeError):
        judge("applicable-income-year", month="2018-10")


def test_a_disaster_on_a_last_day_counts_from_its_own_month_and_repays_what_it_gave(
    judge: Judge,
) -> None:
    facts = {"damage_date": "2024-12-31", "half_or_more": True}
    over = {"damage_year_income_over_limit": True}

    assert judge("disaster-income-exception", month="2024-12", **facts, **over) == {
        "period_from": "2024-12",
        "period_to": "2025-10",
        "exempt": True,
        "repay": True,
    }
    before = judge("disaster-income-exception", month="2024-11", **facts, **over)
    assert (before["exempt"], before["repay"]) == (False, False)


def test_damage_before_2018_went_by_the_former_law(judge: Judge) -> None:
    facts = {"half_or_more": True, "month": "2018-06", "damage_year_income_over_limit": False}

    with pytest.raises(OutOfScopeError, match="damage_date"):
        judge("disaster-income-exception", damage_date="2017-12-31", **facts)
    made = judge("disaster-income-exception", damage_date="2018-01-01", **facts)
    assert made["period_to"] == "2019-10"


def offset(judge: Judge, month: str, amount: int, *pensions: dict[str, object]) -> Json:
    children = len(pensions[0]["child_additions"]) if pensions else 1
    return judge(
        "pension-offset",
        month=month,
        amount=amount,
        child_count=children,
        pensions=[{"annual": 0, "child_no": None, **pension} for pension in pensions],
    )["offset"]


@given(additions=st.permutations([0, 120_000, 240_000]))
def test_the_child_with_the_least_is_uncapped_whatever_the_order(
    judge: Judge, additions: list[int]
) -> None:
    # 0, then 10,000 capped at 5,000, then 20,000 capped at 3,000 yen a month.
    held = {"holder": "1", "type": "1", "child_additions": additions}

    assert offset(judge, "2025-05", 60_000, held) == 8_000


def test_from_december_2014_the_difference_is_paid(judge: Judge) -> None:
    held = {"holder": "1", "type": "3", "annual": 120_000, "child_additions": [0]}

    assert offset(judge, "2014-11", 40_000, held) == 40_000
    assert offset(judge, "2014-12", 40_000, held) == 10_000


def test_a_lump_sum_is_spread_over_six_years_but_not_beside_a_disability_pension(
    judge: Judge,
) -> None:
    lump = {"holder": "1", "type": "6", "annual": 720_000, "child_additions": [0]}
    basic = {"holder": "1", "type": "1", "annual": 800_000, "child_additions": [0]}

    assert offset(judge, "2025-05", 46_000, lump) == 10_000
    assert offset(judge, "2025-05", 46_000, lump, basic) == 0
    assert offset(judge, "2021-02", 76_700, lump, basic) == 76_670


@given(annual=st.integers(0, 900_000), amount=st.integers(0, 60_000), child=st.integers(1, 2))
def test_a_childs_own_pension_never_takes_more_than_there_is(
    judge: Judge, annual: int, amount: int, child: int
) -> None:
    # With one pension the other child has nothing and is the first: 5,000 yen cap what is taken.
    held = {
        "holder": "2",
        "type": "2",
        "annual": annual,
        "child_no": child,
        "child_additions": [0, 0],
    }
    rounded = (min(annual // 12, 5_000) + 5) // 10 * 10

    assert offset(judge, "2025-05", amount, held) == min(amount, rounded)


def test_pensions_that_do_not_fit_the_children_are_out_of_scope(judge: Judge) -> None:
    with pytest.raises(OutOfScopeError, match="child_no"):
        offset(judge, "2025-05", 1, {"holder": "2", "type": "2", "child_additions": [0]})
    with pytest.raises(OutOfScopeError, match="holder"):
        offset(judge, "2025-05", 1, {"holder": "9", "type": "2", "child_additions": [0]})


def test_a_pension_for_one_of_two_children_stopped_that_ones_part_until_november_2014(
    judge: Judge,
) -> None:
    for_one = {"holder": "3", "type": "1", "child_additions": [223_800, 0]}
    for_nobody = {**for_one, "child_additions": [0, 0]}
    for_both = {**for_one, "child_additions": [223_800, 223_800]}
    own = {"holder": "1", "type": "2", "child_additions": [0, 0]}

    with pytest.raises(OutOfScopeError, match="pensions"):
        offset(judge, "2014-11", 46_020, for_one)
    assert offset(judge, "2014-11", 46_020, for_nobody) == 0
    assert offset(judge, "2014-11", 46_020, for_both) == 46_020
    assert offset(judge, "2014-11", 46_020, for_one, own) == 46_020
