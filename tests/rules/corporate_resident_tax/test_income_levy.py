from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.rules.core import OutOfScopeError, Parameters, Why, to_json
from conformance.rules.corporate_resident_tax import apportionment_employees as people
from conformance.rules.corporate_resident_tax import final_balance as balance
from conformance.rules.corporate_resident_tax import income_levy as levy
from conformance.rules.corporate_resident_tax import interim_by_previous as interim
from conformance.rules.corporate_resident_tax import levy_rate as rate
from conformance.rules.registry import parameters_from

RULES = load("corporate_resident_tax").rules
YEAR = (date(2025, 4, 1), date(2026, 3, 31))
YEN = st.integers(0, 10**9)


def shared(tax: int, everybody: int, here: int, percent: str = "6.0") -> levy.Output:
    facts = levy.Given(tax, everybody, here, Decimal(percent))
    return levy.income_levy(facts, Parameters(), Why())


@given(tax=YEN, parts=st.lists(st.integers(0, 999), min_size=1, max_size=5))
def test_the_shares_of_all_cities_never_exceed_the_whole(tax: int, parts: list[int]) -> None:
    everybody = max(sum(parts), 1)
    made = [shared(tax, everybody, part) for part in parts]

    assert sum(each.base for each in made) <= tax
    assert all(each.base % 1000 == each.levy % 100 == 0 for each in made)


def test_the_amount_for_one_keeps_as_many_decimals_as_the_employees_have_digits() -> None:
    # 1,000,000 / 3 = 333333.3|33 and 333333.3 × 2 = 666666.6; ten people keep two decimals.
    assert shared(1_000_000, 3, 2).base == 666_000
    # 7,000 / 7 = 1000.0 exactly: nothing is lost where nothing has to be cut.
    assert shared(7_000, 7, 6).base == 6_000
    # 1,000 / 999 = 1.001 kept, so that 998 people share 998.998, below a thousand.
    assert shared(1_000, 999, 998).base == 0


def test_more_people_here_than_everywhere_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError, match="city_employees"):
        shared(1, 1, 2)


def rates(day: date) -> dict[str, object]:
    law = parameters_from(RULES["levy-rate"].parameters)
    return dict(to_json(rate.levy_rate(rate.Given(day), law, Why())))


def test_a_rate_is_written_without_trailing_zeros() -> None:
    assert rates(date(2026, 4, 1)) == {"standard": "6", "limit": "8.4"}


def test_periods_before_the_first_stated_rate_are_out_of_scope() -> None:
    with pytest.raises(OutOfScopeError):
        rates(date(1981, 3, 31))


def half(tax: int, *, start: date = date(2024, 4, 1), months: int | None = None) -> interim.Output:
    law = parameters_from(RULES["interim-by-previous"].parameters)
    facts = interim.Given(tax, tax, start, date(2025, 3, 31), 50_000, months)
    return interim.interim_by_previous(facts, law, Why())


def test_a_tax_shared_to_just_the_threshold_is_no_obligation() -> None:
    assert not half(200_000).obligated
    assert half(200_001).obligated
    # Seven months begun: 116,666 × 6 / 7 = 99,999.4 and 116,667 × 6 / 7 = 100,000.3.
    assert not half(116_666, start=date(2024, 9, 10)).obligated
    assert half(116_667, start=date(2024, 9, 10)).obligated


@given(tax=YEN, months=st.integers(1, 6))
def test_the_interim_total_is_its_parts_and_nothing_without_obligation(
    tax: int, months: int
) -> None:
    made = half(tax, months=months)

    assert made.total == made.levy + made.per_capita
    assert made.obligated or made.total == 0
    assert made.levy % 100 == made.per_capita % 100 == 0


@given(YEN, YEN, YEN, YEN)
def test_what_was_fixed_is_what_was_paid_plus_the_rest_less_the_refund(
    due: int, flat: int, paid: int, paid_flat: int
) -> None:
    facts = balance.Given(due, flat, paid, paid_flat)
    made = balance.final_balance(facts, Parameters(), Why())

    assert due + flat == paid + paid_flat + made.payable - made.refund
    assert min(made.payable, made.refund) == 0


def counted(facts: people.Given) -> int:
    return people.apportionment_employees(facts, Parameters(), Why()).employees


@given(number=st.integers(0, 999), day=st.dates(*YEAR))
def test_an_office_of_part_of_the_year_counts_for_part_of_its_people(
    number: int, day: date
) -> None:
    new = counted(people.Given("new", *YEAR, employees_end=number, office_from=day))
    closed = counted(
        people.Given("abolished", *YEAR, employees_prev_month_end=number, office_to=day)
    )

    assert number / 12 <= new <= number
    assert number / 12 <= closed <= number


def test_months_that_reach_twice_the_smallest_do_not_yet_swing() -> None:
    steady, swinging = (10,) * 11 + (20,), (10,) * 11 + (21,)

    assert counted(people.Given("existing", *YEAR, employees_end=20, monthly=steady)) == 20
    assert counted(people.Given("existing", *YEAR, employees_end=21, monthly=swinging)) == 11


def test_an_office_opened_and_closed_within_the_period_counts_its_own_months() -> None:
    span = (date(2025, 5, 20), date(2025, 8, 1))

    assert (
        counted(people.Given("abolished", *YEAR, None, 12, *span)) == 3
    )  # 20 May to 1 August: three months begun


@pytest.mark.parametrize(
    "facts",
    [
        people.Given("new", *YEAR, employees_end=1),
        people.Given("abolished", *YEAR, office_to=date(2025, 5, 1)),
        people.Given("existing", *YEAR),
        people.Given("existing", *YEAR, employees_end=1, monthly=(1, 3)),
        people.Given("new", *YEAR, employees_end=1, office_from=date(2025, 3, 31)),
        people.Given("existing", date(2025, 4, 1), date(2026, 4, 1), employees_end=1),
    ],
)
def test_missing_or_contradictory_facts_are_out_of_scope(facts: people.Given) -> None:
    with pytest.raises(OutOfScopeError):
        counted(facts)


def test_a_city_with_a_dormitory_alone_gets_no_interim_return() -> None:
    facts = interim.Given(
        240_000, 14_400, date(2024, 4, 1), date(2025, 3, 31), 50_000, dormitory_only=True
    )
    law = parameters_from(RULES["interim-by-previous"].parameters)
    found = interim.interim_by_previous(facts, law, Why())

    assert (found.obligated, found.total) == (False, 0)


@pytest.mark.parametrize("change", [date(2014, 10, 1), date(2019, 10, 1)])
def test_the_first_period_at_a_new_rate_takes_no_six_months_of_the_old_levy(change: date) -> None:
    law = parameters_from(RULES["interim-by-previous"].parameters)

    def levied(begins: date) -> int:
        start = begins.replace(year=begins.year - 1)
        facts = interim.Given(240_000, 14_400, start, begins - timedelta(days=1), 50_000)
        return interim.interim_by_previous(facts, law, Why()).levy

    last = change.replace(year=change.year + 1) - timedelta(days=1)
    assert levied(change - timedelta(days=1)) == levied(last + timedelta(days=1)) == 7_200
    for begins in (change, last):
        with pytest.raises(OutOfScopeError, match="prev_period_to"):
            levied(begins)
