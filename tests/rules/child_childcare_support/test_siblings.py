from dataclasses import replace
from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_childcare_support import sibling_reduction, side_dish_exemption
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.registry import parameters_from
from conformance.values.year_month import YearMonth

JUNE = YearMonth(2025, 6)
LAW = parameters_from(
    [
        {
            "from": "2019-10-01",
            "all_below": 57_700,
            "special_below": 77_101,
            "rates": [100, 50, 0],
            "special_rates": [100, 0, 0],
            "education_below": 77_101,
            "childcare_below": 57_700,
            "grades": 3,
        }
    ]
)
BIRTHS = st.lists(
    st.dates(date(2019, 4, 2), date(2025, 5, 31)), min_size=1, max_size=5, unique=True
)


def reduced(
    births: list[date],
    target: int,
    *,
    base: int = 100_000,
    fee: int = 30_000,
    special: bool = False,
    outside: tuple[int, ...] = (),
) -> sibling_reduction.Output:
    children = tuple(
        sibling_reduction.SiblingInCare(birth, place not in outside)
        for place, birth in enumerate(births)
    )
    made = sibling_reduction.Given(JUNE, children, target, base, special, fee)
    return sibling_reduction.sibling_reduction(made, LAW, Why())


@given(births=BIRTHS)
def test_each_child_before_school_has_a_place_of_its_own_by_age(births: list[date]) -> None:
    places = {birth: reduced(births, n).order for n, birth in enumerate(births)}

    assert [places[birth] for birth in sorted(births)] == list(range(1, len(births) + 1))


@given(births=BIRTHS, base=st.integers(0, 90_000), special=st.booleans())
def test_a_younger_sibling_never_pays_more(
    births: list[date],
    base: int,
    special: bool,
) -> None:
    by_age = sorted(births)
    fees = [
        reduced(by_age, n, base=base, special=special, fee=44_500).fee for n in range(len(by_age))
    ]

    assert fees == sorted(fees, reverse=True)
    assert all(fee % 10 == 0 for fee in fees)


def test_twins_keep_the_order_given() -> None:
    twin = date(2022, 5, 5)

    assert [reduced([twin, twin], n).order for n in (0, 1)] == [1, 2]


def test_a_sibling_stops_counting_in_the_april_of_school() -> None:
    # Born on 1 April 2019, a child goes to school in April 2025; born on 2 April, a year later.
    baby = date(2024, 5, 1)

    assert reduced([date(2019, 4, 1), baby], 1).order == 1
    assert reduced([date(2019, 4, 2), baby], 1).order == 2


def test_a_target_that_does_not_count_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="target"):
        reduced([date(2022, 5, 5)], 0, outside=(0,))
    with pytest.raises(OutOfScopeError, match="target"):
        reduced([date(2022, 5, 5)], 1)


def test_a_child_not_yet_born_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="birth_date"):
        reduced([date(2025, 7, 1)], 0)


def side_dish(
    rec: Literal["1", "2"],
    births: list[date],
    target: int,
    *,
    month: YearMonth = JUNE,
    base: int = 100_000,
    special: bool = False,
) -> side_dish_exemption.Output:
    children = tuple(
        side_dish_exemption.HouseholdChild(birth, in_facility=True) for birth in births
    )
    made = side_dish_exemption.Given(rec, month, children, target, base, special)
    return side_dish_exemption.side_dish_exemption(made, LAW, Why())


def test_a_pupil_counts_until_the_end_of_the_third_grade() -> None:
    births = [date(2016, 5, 1), date(2020, 5, 1)]
    orders = [side_dish("1", births, 1, month=YearMonth(2026, month)).order for month in (3, 4)]

    assert orders == [2, 1]


@pytest.mark.parametrize(
    ("rec", "special", "limit"),
    [("1", False, 77_101), ("1", True, 77_101), ("2", False, 57_700), ("2", True, 77_101)],
)
def test_the_limit_of_income_itself_does_not_exempt(
    rec: Literal["1", "2"],
    special: bool,
    limit: int,
) -> None:
    birth = [date(2020, 5, 1)]
    exempt = [
        side_dish(rec, birth, 0, base=base, special=special).exempt for base in (limit - 1, limit)
    ]

    assert exempt == [True, False]


@given(births=BIRTHS, base=st.integers(0, 200_000))
def test_whoever_is_exempt_stays_so_with_less_income(births: list[date], base: int) -> None:
    richer, poorer = (side_dish("1", births, 0, base=each) for each in (base, base // 2))

    assert richer.exempt <= poorer.exempt
    assert richer == replace(poorer, exempt=richer.exempt)


def test_no_pupil_is_charged_for_side_dishes_or_pays_a_fee() -> None:
    pupil, infant = date(2019, 4, 1), date(2024, 5, 1)

    with pytest.raises(OutOfScopeError, match="target"):
        side_dish("1", [pupil, infant], 0)
    with pytest.raises(OutOfScopeError, match="target"):
        reduced([pupil, infant], 0, base=0)
    assert side_dish("1", [pupil, infant], 1).order == 2
    assert reduced([pupil, infant], 1, base=0).order == 2


def test_class_2_in_the_fiscal_year_of_three_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="month"):
        side_dish("2", [date(2022, 5, 1)], 0)
