from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.monthly_amount import Child, Given, Output, monthly_amount
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.registry import parameters_from
from conformance.values.year_month import YearMonth

LAW = parameters_from(
    [
        {
            "from": "2012-06-01",
            "to": "2024-09-30",
            "under_3": 15000,
            "age3_to_12": 10000,
            "age3_to_12_third": 15000,
            "junior_high": 10000,
            "special_benefit": 5000,
            "pay_until_age_fy_end": 15,
            "count_until_age_fy_end": 18,
        },
        {"from": "2022-06-01", "to": "2024-09-30", "over_cap": 0},
        {
            "from": "2024-10-01",
            "under_3": 15000,
            "age3_and_over": 10000,
            "third_or_later": 30000,
            "pay_until_age_fy_end": 18,
            "count_until_age_fy_end": 22,
        },
    ]
)
MONTHS = st.builds(YearMonth, st.integers(2025, 2030), st.integers(1, 12))
BIRTHS = st.dates(date(2000, 1, 1), date(2031, 1, 31))
CHILDREN = st.lists(st.builds(Child, BIRTHS, st.booleans()), max_size=7)


def amounts(month: YearMonth, *children: Child, band: str | None = "1") -> tuple[int, ...]:
    return paid(month, children, band).amounts


def paid(month: YearMonth, children: tuple[Child, ...], band: str | None = None) -> Output:
    return monthly_amount(Given(month, band, children), LAW, Why())


def born(text: str) -> Child:
    return Child(date.fromisoformat(text), counted=True)


def test_a_child_born_this_month_is_paid_from_the_next() -> None:
    assert amounts(YearMonth(2025, 5), born("2025-05-01")) == (0,)
    assert amounts(YearMonth(2025, 6), born("2025-05-31")) == (15000,)


def test_a_child_born_this_month_does_not_yet_push_anyone_up() -> None:
    elder = (born("2015-06-01"), born("2018-06-01"), born("2025-05-10"))

    assert amounts(YearMonth(2025, 5), *elder) == (10000, 10000, 0)
    assert amounts(YearMonth(2025, 6), *elder) == (10000, 10000, 30000)


def test_a_child_not_counted_is_neither_paid_nor_numbered() -> None:
    in_facility = Child(date(2014, 1, 1), counted=False)

    assert amounts(YearMonth(2025, 5), in_facility, born("2016-06-01"), born("2018-06-01")) == (
        0,
        10000,
        10000,
    )


def test_the_sibling_leaving_at_22_turns_the_third_child_into_the_second() -> None:
    family = (born("2003-04-01"), born("2010-06-01"), born("2015-06-01"))

    assert amounts(YearMonth(2025, 3), *family) == (0, 10000, 30000)
    assert amounts(YearMonth(2025, 4), *family) == (0, 10000, 10000)


def test_up_to_2024_09_a_third_child_is_worth_more_only_between_three_and_twelve() -> None:
    elder = (born("2008-05-05"), born("2008-06-05"))

    for third, yen in (("2022-08-01", 15000), ("2012-03-31", 15000), ("2012-04-01", 15000)):
        assert amounts(YearMonth(2024, 3), *elder, born(third)) == (10000, 10000, yen)
    assert amounts(YearMonth(2024, 4), *elder, born("2012-04-01"))[2] == 10000


def test_the_income_cap_exists_from_2022_06_only() -> None:
    assert amounts(YearMonth(2022, 5), born("2015-01-05"), band="3") == (5000,)
    assert amounts(YearMonth(2022, 6), born("2015-01-05"), band="3") == (0,)
    assert amounts(YearMonth(2024, 10), born("2015-01-05"), band="3") == (10000,)


def test_months_before_2012_06_and_an_unknown_band_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="not in force on 2012-05-01"):
        amounts(YearMonth(2012, 5), born("2010-01-05"))
    with pytest.raises(OutOfScopeError, match="expected 1, 2 or 3 for 2024-09, found None"):
        amounts(YearMonth(2024, 9), born("2020-01-05"), band=None)


@given(month=MONTHS, children=CHILDREN)
def test_the_total_is_the_sum_of_known_rates(month: YearMonth, children: list[Child]) -> None:
    made = paid(month, tuple(children))

    assert made.total == sum(made.amounts)
    assert set(made.amounts) <= {0, 10000, 15000, 30000}
    assert all(
        yen == 0 for yen, child in zip(made.amounts, children, strict=True) if not child.counted
    )


@given(month=MONTHS, children=CHILDREN, data=st.data())
def test_the_order_of_registration_does_not_change_the_total(
    month: YearMonth, children: list[Child], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(children))

    assert paid(month, tuple(shuffled)).total == paid(month, tuple(children)).total


@given(month=MONTHS, children=CHILDREN, elder=BIRTHS)
def test_one_more_elder_sibling_never_lowers_another_amount(
    month: YearMonth, children: list[Child], elder: date
) -> None:
    before = amounts(month, *children)
    after = amounts(month, *children, Child(elder, counted=True))

    assert all(old <= new for old, new in zip(before, after, strict=False))


@given(month=MONTHS, children=CHILDREN)
def test_the_total_is_what_the_table_of_the_act_gives_for_the_numbers(
    month: YearMonth, children: list[Child]
) -> None:
    """児童手当法第6条の表: siblings past 18, then those from three, then those under three."""
    ages = [_class(child.birth_date, month) for child in children if child.counted]
    siblings, older, young = (ages.count(name) for name in ("sibling", "from 3", "under 3"))
    plain_older = max(0, min(older, 2 - siblings))
    plain_young = max(0, min(young, 2 - siblings - older))
    third = older + young - plain_older - plain_young

    assert (
        paid(month, tuple(children)).total
        == 10000 * plain_older + 15000 * plain_young + 30000 * third
    )


def _class(birth: date, month: YearMonth) -> str:
    """Class a child by school year: born 2 April to 1 April leaves in the same March."""
    if YearMonth.of(birth) >= month:
        return "unborn"
    school_year = birth.year - ((birth.month, birth.day) <= (4, 1))
    current = month.year - (month.month <= 3)
    if current - school_year > 22:
        return "past"
    if current - school_year > 18:
        return "sibling"
    under_3 = YearMonth.of(birth).months_until(month) <= 36
    return "under 3" if under_3 else "from 3"
