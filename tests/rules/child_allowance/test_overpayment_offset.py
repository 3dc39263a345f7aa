from hypothesis import given
from hypothesis import strategies as st

from conformance.rules.child_allowance.overpayment_offset import (
    Given,
    Output,
    PaidMonth,
    overpayment_offset,
)
from conformance.rules.core import Parameters, Why
from conformance.values.year_month import YearMonth

YEN = st.integers(0, 60_000)
MONTHS = st.lists(st.builds(PaidMonth, st.just(YearMonth(2025, 4)), YEN, YEN), max_size=12)


def offset(months: list[PaidMonth], due: int, *, continuing: bool) -> Output:
    return overpayment_offset(Given(tuple(months), continuing, due), Parameters(), Why())


def test_nothing_corrected_leaves_the_next_payment() -> None:
    assert offset([], 20_000, continuing=True) == Output(0, 0, 0, 20_000)


def test_what_is_unpaid_is_paid_even_when_payment_has_ended() -> None:
    unpaid = [PaidMonth(YearMonth(2025, 4), 0, 15_000)]

    assert offset(unpaid, 0, continuing=False) == Output(0, 0, 0, 15_000)


@given(months=MONTHS, due=YEN, continuing=st.booleans())
def test_no_yen_is_lost_or_made(months: list[PaidMonth], due: int, *, continuing: bool) -> None:
    made = offset(months, due, continuing=continuing)
    corrected = sum(each.due - each.paid for each in months) + (due if continuing else 0)

    assert made.next_payment - made.balance == corrected
    assert made.offset + made.balance == made.overpaid
    assert min(made.balance, made.next_payment) == 0


@given(months=MONTHS, due=YEN, data=st.data())
def test_the_order_of_months_does_not_matter(
    months: list[PaidMonth], due: int, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(months))

    assert offset(shuffled, due, continuing=True) == offset(months, due, continuing=True)
