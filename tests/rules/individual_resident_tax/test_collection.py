from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.catalog.load import load
from conformance.contract.oracles import parameters
from conformance.rules.core import OutOfScopeError, Why
from conformance.rules.individual_resident_tax import (
    due_date_shift,
    leaver_collection,
    ordinary_installments,
    pension_collection_after_move,
    pension_special_collection,
    special_collection_monthly,
    special_collection_revision,
)
from conformance.values.office_days import is_national_holiday

SPEC = load("individual_resident_tax")
ORDINARY, MONTHLY, REVISION, LEAVER, MOVE = (
    parameters(SPEC, key)
    for key in (
        "ordinary-installments",
        "special-collection-monthly",
        "special-collection-revision",
        "leaver-collection",
        "pension-collection-after-move",
    )
)
YEN = st.integers(0, 3_000_000)
MONTHS = st.integers(1, 12)


@given(tax=YEN, terms=st.integers(1, 10), unit=st.sampled_from([100, 1_000]))
def test_the_installments_add_up_and_only_the_first_is_odd(tax: int, terms: int, unit: int) -> None:
    facts = ordinary_installments.Given(tax, terms, unit)
    found = ordinary_installments.ordinary_installments(facts, ORDINARY, Why()).installments

    assert sum(found) == tax
    assert len(found) == terms
    assert all(later % unit == 0 and later <= found[0] for later in found[1:])


@given(day=st.dates(date(2020, 1, 1), date(2030, 12, 31)), shut=st.frozensets(st.integers(0, 9)))
def test_a_due_date_never_moves_back_nor_past_an_open_day(day: date, shut: frozenset[int]) -> None:
    national = (one for n in range(30) if is_national_holiday(one := day + timedelta(days=n)))
    holidays = (*(day + timedelta(days=n) for n in shut), *national)
    found = due_date_shift.due_date_shift(
        due_date_shift.Given(day, holidays), parameters(SPEC, "due-date-shift"), Why()
    ).due_date

    assert found >= day
    assert found.weekday() < 5
    assert found not in holidays
    assert (found.month, found.day) not in {(12, 29), (12, 31), (1, 1), (1, 3)}


@given(tax=YEN, month=MONTHS)
def test_monthly_amounts_add_up_to_the_tax(tax: int, month: int) -> None:
    facts = special_collection_monthly.Given(tax, month, 5_000)
    found = special_collection_monthly.special_collection_monthly(facts, MONTHLY, Why())

    assert found.first_amount + (found.months - 1) * found.other_amount == tax
    assert found.first_amount >= found.other_amount


def test_may_alone_takes_all() -> None:
    facts = special_collection_monthly.Given(60_000, 5, 5_000)
    found = special_collection_monthly.special_collection_monthly(facts, MONTHLY, Why())

    assert (found.months, found.first_amount, found.other_amount) == (1, 60_000, 0)


@given(tax=YEN, collected=YEN, month=MONTHS)
def test_after_a_change_nothing_is_lost(tax: int, collected: int, month: int) -> None:
    facts = special_collection_revision.Given(tax, collected, month)
    found = special_collection_revision.special_collection_revision(facts, REVISION, Why())
    months = (5 - month) % 12 + 1

    assert found.first_amount + (months - 1) * found.other_amount - found.overpaid == (
        tax - collected
    )
    assert min(found.first_amount, found.overpaid) == 0


def leaves(day: date, *, asked: bool, pay: int = 100_000) -> str:
    facts = leaver_collection.Given(day, "retirement", asked, 60_000, pay)
    return leaver_collection.leaver_collection(facts, LEAVER, Why()).method


@pytest.mark.parametrize(
    ("day", "unasked", "asked"),
    [
        (date(2025, 12, 31), "ordinary", "lump_sum"),
        (date(2026, 1, 1), "lump_sum", "lump_sum"),
        (date(2026, 4, 30), "lump_sum", "lump_sum"),
        (date(2026, 5, 1), "last_month", "last_month"),
        (date(2026, 6, 1), "ordinary", "lump_sum"),
    ],
)
def test_the_months_of_leaving_meet_without_a_gap(day: date, unasked: str, asked: str) -> None:
    assert [leaves(day, asked=False), leaves(day, asked=True)] == [unasked, asked]


@given(day=st.dates(date(2024, 1, 1), date(2026, 12, 31)), asked=st.booleans())
def test_pay_that_does_not_exceed_the_rest_is_never_taken_whole(day: date, *, asked: bool) -> None:
    assert leaves(day, asked=asked, pay=60_000) != "lump_sum"


def test_a_transfer_to_an_employer_who_does_not_go_on_is_out_of_scope() -> None:
    facts = leaver_collection.Given(date(2025, 10, 1), "transfer", False, 0, 0)  # noqa: FBT003 - not asked
    with pytest.raises(OutOfScopeError, match="next_employer_continues"):
        leaver_collection.leaver_collection(facts, LEAVER, Why())


@given(last=YEN, this=YEN, continuing=st.booleans())
def test_the_pension_payments_less_the_refund_are_the_tax(
    last: int, this: int, *, continuing: bool
) -> None:
    facts = pension_special_collection.Given(continuing, this, last)
    law = parameters(SPEC, "pension-special-collection")
    found = pension_special_collection.pension_special_collection(facts, law, Why())
    charged = found.apr + found.jun + found.aug + found.oct + found.dec + found.feb

    assert charged + found.ordinary_1 + found.ordinary_2 - found.refund == this
    assert found.jun == found.aug <= found.apr
    assert found.dec == found.feb <= found.oct


@given(day=st.dates(date(2017, 1, 2), date(2030, 12, 31)))
def test_a_later_move_never_ends_the_charge_earlier(day: date) -> None:
    def last(moved: date) -> str:
        facts = pension_collection_after_move.Given(moved)
        found = pension_collection_after_move.pension_collection_after_move(facts, MOVE, Why())
        return str(found.last_collection_month)

    next_day = day + timedelta(days=1)
    undecided = {(1, 1), (4, 1)}
    if not undecided & {(day.month, day.day), (next_day.month, next_day.day)}:
        assert last(day) <= last(next_day)


@pytest.mark.parametrize("day", [date(2026, 1, 1), date(2026, 4, 1), date(2016, 9, 30)])
def test_a_move_on_a_day_asked_for_or_before_the_reform_is_out_of_scope(day: date) -> None:
    facts = pension_collection_after_move.Given(day)
    with pytest.raises(OutOfScopeError):
        pension_collection_after_move.pension_collection_after_move(facts, MOVE, Why())


@pytest.mark.parametrize(("last", "spring"), [(0, 0), (1, 100), (199, 100), (200, 100), (400, 200)])
def test_half_of_a_pension_tax_is_never_below_a_hundred_yen(last: int, spring: int) -> None:
    facts = pension_special_collection.Given(
        continuing=True, this_year_tax=5_000, prev_year_pension_tax=last
    )
    law = parameters(SPEC, "pension-special-collection")
    found = pension_special_collection.pension_special_collection(facts, law, Why())

    assert found.apr + found.jun + found.aug == spring
