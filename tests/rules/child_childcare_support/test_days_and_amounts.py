from datetime import date
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_childcare_support import (
    benefit_cap_proration,
    facility_benefit_cap,
    mid_month_move_fee,
    prorated_fee,
    retroactive_fee_difference,
)
from conformance.rules.core import OutOfScopeError, ParameterPeriod, Parameters, Why
from conformance.rules.registry import parameters_from
from conformance.values.year_month import YearMonth

FEES = parameters_from(
    [
        {"from": "2015-04-01", "base_days_childcare": 25},
        {"from": "2015-04-01", "to": "2019-09-30", "base_days_education": 20},
    ]
)
BENEFITS = parameters_from(
    [
        {
            "from": "2019-10-01",
            "kindergarten": 25_700,
            "national": 8700,
            "special_needs": 400,
            "extended_daily": 450,
            "extended_new2": 11_300,
            "extended_new3": 16_300,
            "other_new2": 37_000,
            "other_new3": 42_000,
            "extended_full_days": 26,
        }
    ]
)
MOVES = parameters_from([{"from": "2015-04-01", "base_days": 25}])
CAPS = parameters_from([{"from": "2019-10-01", "extended_daily": 450, "extended_days_over": 25}])
JUNE = YearMonth(2025, 6)
MONTHS = st.builds(YearMonth, st.integers(2020, 2030), st.integers(1, 12))
FEE = st.integers(0, 104_000)


def fee(month: YearMonth, start: date, end: date | None, monthly: int) -> prorated_fee.Output:
    made = prorated_fee.Given("childcare", month, start, end, monthly, ())
    return prorated_fee.prorated_fee(made, FEES, Why())


@given(month=MONTHS, days=st.tuples(st.integers(1, 28), st.integers(1, 28)), monthly=FEE)
def test_more_days_never_cost_less_and_no_month_costs_more_than_whole(
    month: YearMonth, days: tuple[int, int], monthly: int
) -> None:
    first, later = (date(month.year, month.month, day) for day in sorted(days))
    long, short = (fee(month, start, None, monthly) for start in (first, later))

    assert short.fee <= long.fee <= monthly
    assert short.open_days <= long.open_days <= 25


def test_a_month_of_27_open_days_counts_25() -> None:
    # July 2025 has 27 days without Sundays; from the second 26 remain, which is still the maximum.
    made = fee(YearMonth(2025, 7), date(2025, 7, 2), None, 19_300)

    assert made == prorated_fee.Output(25, 19_300)


def test_one_day_that_is_a_sunday_costs_nothing() -> None:
    assert fee(JUNE, date(2025, 6, 29), date(2025, 6, 29), 30_000) == prorated_fee.Output(0, 0)
    assert fee(JUNE, date(2025, 7, 1), None, 30_000) == prorated_fee.Output(0, 0)


def test_education_has_no_fee_from_october_2019() -> None:
    made = prorated_fee.Given("education", YearMonth(2019, 10), date(2019, 10, 9), None, 10_000, ())

    with pytest.raises(OutOfScopeError, match="base_days_education"):
        prorated_fee.prorated_fee(made, FEES, Why())


def test_a_period_that_ends_before_it_begins_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="end"):
        fee(JUNE, date(2025, 6, 10), date(2025, 6, 9), 30_000)


def moved(day: date, monthly: int) -> mid_month_move_fee.Output:
    made = mid_month_move_fee.Given(JUNE, day, monthly, monthly, ())
    return mid_month_move_fee.mid_month_move_fee(made, MOVES, Why())


@given(day=st.dates(date(2025, 5, 1), date(2025, 7, 31)), monthly=FEE)
def test_a_move_between_equal_fees_costs_no_more_than_staying(day: date, monthly: int) -> None:
    made = moved(day, monthly)

    assert monthly - 20 <= made.old_fee + made.new_fee <= monthly


def test_the_day_of_the_move_belongs_to_the_new_municipality() -> None:
    assert moved(date(2025, 6, 30), 25_000) == mid_month_move_fee.Output(24_000, 1000)


Class = Literal["1", "2", "3"]


def benefit(
    cls: Class,
    *,
    kind: Literal["unreformed", "national", "special_needs", "reformed", "none"] = "unreformed",
    days: int = 10,
    extended: int = 0,
    sufficient: bool = False,
    other: int = 0,
) -> facility_benefit_cap.Output:
    made = facility_benefit_cap.Given(cls, kind, 30_000, days, extended, sufficient, other)
    return facility_benefit_cap.facility_benefit_cap(made, BENEFITS, Why())


@given(
    cls=st.sampled_from(["2", "3"]),
    days=st.integers(0, 25),
    extended=st.integers(0, 20_000),
    other=st.integers(0, 50_000),
)
def test_extended_care_and_other_services_share_one_cap(
    cls: Class, days: int, extended: int, other: int
) -> None:
    made = benefit(cls, days=days, extended=extended, other=other)

    assert made.extended + made.other <= {"2": 11_300, "3": 16_300}[cls]
    assert made.extended <= min(extended, 450 * days)
    assert made.other <= other


def test_each_kind_of_kindergarten_has_its_own_cap() -> None:
    kinds = ("unreformed", "national", "special_needs", "reformed", "none")

    assert [benefit("1", kind=kind).kindergarten for kind in kinds] == [25_700, 8700, 400, 0, 0]


def test_enough_extended_care_leaves_nothing_for_other_services() -> None:
    assert benefit("2", sufficient=True, other=5000).other == 0
    assert benefit("2", sufficient=False, other=5000).other == 5000


@pytest.mark.parametrize(("days", "paid"), [(25, 11_250), (26, 16_000), (31, 16_000)])
def test_from_26_days_on_the_month_caps_extended_care_and_not_the_days(
    days: int, paid: int
) -> None:
    assert benefit("3", days=days, extended=16_000).extended == paid
    assert benefit("2", days=days, extended=16_000).extended == min(450 * days, 11_300)


def test_a_municipality_may_declare_that_it_goes_by_the_day() -> None:
    made = facility_benefit_cap.Given(
        "3", "unreformed", 0, 26, 16_000, extended_sufficient=True, other_paid=0
    )
    declared = Parameters((*BENEFITS.periods, ParameterPeriod(None, None, {"many_days": "by_day"})))

    assert facility_benefit_cap.facility_benefit_cap(made, declared, Why()).extended == 11_700


def cap(
    kind: Literal["other", "kindergarten", "extended"],
    month: YearMonth,
    start: date,
    used: int | None = None,
    amount: int = 42_000,
) -> int:
    made = benefit_cap_proration.Given(kind, amount, month, start, None, (), used)
    return benefit_cap_proration.benefit_cap_proration(made, CAPS, Why()).prorated_cap


@given(month=MONTHS, day=st.integers(2, 28), kind=st.sampled_from(["other", "kindergarten"]))
def test_part_of_a_month_has_part_of_the_cap_in_tens(
    month: YearMonth, day: int, kind: Literal["other", "kindergarten"]
) -> None:
    made = cap(kind, month, date(month.year, month.month, day))

    assert made % 10 == 0
    assert made <= cap(kind, month, month.first_day) == 42_000


def test_the_days_around_new_year_are_no_weekdays_of_a_kindergarten() -> None:
    # Without 2 and 3 January, January 2025 has 21 weekdays, 20 of them from the second on: the
    # first, a Wednesday, is not given among the holidays.
    assert cap("kindergarten", YearMonth(2025, 1), date(2025, 1, 2), amount=21_000) == 20_000


def test_extended_care_is_divided_from_the_twenty_sixth_day_of_use() -> None:
    starts = date(2025, 6, 2)
    made = [cap("extended", JUNE, starts, used, amount=11_300) for used in (25, 26)]

    assert made == [11_250, 10_920]


def test_extended_care_without_its_days_is_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="used_days"):
        cap("extended", JUNE, date(2025, 6, 2))


MONTH = st.builds(retroactive_fee_difference.FeeMonth, st.just(JUNE), FEE, FEE, FEE)


def difference(
    *months: retroactive_fee_difference.FeeMonth,
) -> retroactive_fee_difference.Output:
    made = retroactive_fee_difference.Given(months)
    return retroactive_fee_difference.retroactive_fee_difference(made, Parameters(), Why())


@given(first=st.lists(MONTH), second=st.lists(MONTH))
def test_the_months_are_summed_without_setting_off(
    first: list[retroactive_fee_difference.FeeMonth],
    second: list[retroactive_fee_difference.FeeMonth],
) -> None:
    whole, parts = difference(*first, *second), (difference(*first), difference(*second))

    assert whole.additional == sum(part.additional for part in parts)
    assert whole.refund == sum(part.refund for part in parts)


def test_an_increase_counts_whole_where_too_much_was_paid() -> None:
    made = difference(retroactive_fee_difference.FeeMonth(JUNE, 10_000, 15_000, 20_000))

    assert made == retroactive_fee_difference.Output(5000, 5000)
