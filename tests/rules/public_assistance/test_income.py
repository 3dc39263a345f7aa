"""What counts as income, what is deducted, and what it covers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import derive
from conformance.rules.core import GivenError

SPEC = load("public_assistance")
YEN = st.integers(0, 400000)
COSTS = ("living", "housing", "education", "care", "medical")


def numbers(rule: str, **given: object) -> dict[str, int]:
    return {k: int(str(v)) for k, v in derive(SPEC, rule, given).as_json().items()}


def basic(income: int, order: int = 1) -> int:
    facts = {"income": income, "order": order, "under_20": False, "new_job": False}
    return numbers("work-deduction", **facts)["basic"]


def need(**given: int) -> dict[str, object]:
    facts = {"minimum_cost": 0, "earned": 0, "order": 1, "expenses": 0, "other_income": 0, **given}
    return dict(derive(SPEC, "need-determination", facts).as_json())


@pytest.mark.parametrize(
    ("income", "yen"),
    [
        *[(15001, 15000), (15199, 15000), (15200, 15200), (18999, 15200), (19000, 15600)],
        *[(22999, 15600), (23000, 16000), (231000, 36800)],
    ],
)
def test_the_basic_deduction_of_the_first_earner_goes_by_bands(income: int, yen: int) -> None:
    assert basic(income) == yen


def test_the_second_earner_keeps_15000_until_85_percent_exceed_it() -> None:
    """85 % of 17,600 are 14,960, of 18,000 they are 15,300."""
    assert [basic(n, 2) for n in (15000, 15001, 42999, 43000)] == [15000, 15000, 15000, 15300]


@given(income=YEN, order=st.integers(1, 4))
def test_a_yen_more_earned_never_lowers_the_deduction_nor_exceeds_the_income(
    income: int, order: int
) -> None:
    assert basic(income, order) <= basic(income + 1, order)
    assert basic(income, order) <= income


@given(income=YEN, under_20=st.booleans(), new_job=st.booleans())
def test_the_total_is_the_sum_up_to_the_earnings(
    income: int, *, under_20: bool, new_job: bool
) -> None:
    found = numbers("work-deduction", income=income, order=1, under_20=under_20, new_job=new_job)
    parts = found["basic"] + found["minor"] + found["new_job_deduction"]

    assert found["total"] == min(parts, income)


@given(st.tuples(YEN, YEN, YEN), st.tuples(YEN, YEN))
def test_earnings_and_other_income_never_make_up_for_each_other(
    work: tuple[int, int, int], other: tuple[int, int]
) -> None:
    def recognized(work: tuple[int, int, int], other: tuple[int, int]) -> int:
        names = ("earned", "deduction", "expenses", "other_income", "exempt")
        given = dict(zip(names, (*work, *other), strict=True))
        return numbers("income-recognition", **given)["recognized"]

    assert recognized(work, other) == recognized(work, (0, 0)) + recognized((0, 0, 0), other)


def test_seventy_percent_of_a_second_earners_deduction_lose_the_fraction() -> None:
    """85 % of 16,000 are 13,600 – below 15,000; of 18,400 they are 15,640, of it 10,948."""
    assert need(minimum_cost=1, earned=47000, order=2)["basic_deduction_70"] == 10948


@given(cost=YEN, earned=YEN, other=YEN)
def test_need_ends_exactly_where_the_income_reaches_the_cost(
    cost: int, earned: int, other: int
) -> None:
    counted = int(str(need(minimum_cost=cost, earned=earned, other_income=other)["counted_income"]))

    assert need(minimum_cost=counted, earned=earned, other_income=other)["needed"] is False
    assert need(minimum_cost=counted + 1, earned=earned, other_income=other)["needed"] is True


@given(cost=YEN, cash=YEN)
def test_cash_is_either_kept_or_counted(cost: int, cash: int) -> None:
    found = numbers("cash-on-hand", minimum_cost=cost, cash=cash)

    assert found["kept"] + found["counted"] == cash
    assert 2 * found["kept"] <= cost


@given(income=YEN, costs=st.tuples(*[YEN] * 5))
def test_income_covers_costs_in_order_and_no_yen_twice(income: int, costs: tuple[int, ...]) -> None:
    given = dict(zip(COSTS, costs, strict=True))
    found = numbers("income-allocation", income=income, **given)
    used = [
        given["living"] - found["living_aid"],
        given["housing"] - found["housing_aid"],
        given["education"] - found["education_aid"],
        found["care_copay"],
        found["medical_copay"],
    ]

    assert sum(used) == min(income, sum(costs))
    for place, amount in enumerate(used):
        assert amount == 0 or used[:place] == list(costs[:place])


def test_negative_amounts_are_no_facts() -> None:
    with pytest.raises(GivenError, match="greater than or equal to 0"):
        numbers("cash-on-hand", minimum_cost=-1, cash=0)
