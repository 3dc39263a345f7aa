"""The regular payment in which a month is paid, and its day."""

from datetime import date
from typing import Final

from conformance.rules.calendar import next_month_in
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.payment_day import payment_day
from conformance.values.year_month import YearMonth

_MONTHS_OF_YEAR: Final = 12
_ONCE: Final = (YearMonth(2019, 8), YearMonth(2019, 10))
"""Three months paid at once when the payments became more (平成30年法律第44号附則)."""


@value
class Given:
    """The month to be paid and the closed days beside Saturdays and Sundays."""

    month: YearMonth
    closed_dates: tuple[date, ...]


@value
class Output:
    """The payment's month, the first and last month it covers, and the day of payment."""

    pay_month: YearMonth
    period_from: YearMonth
    period_to: YearMonth
    pay_date: date


@rule("child_rearing_allowance", "payment-schedule", law="児童扶養手当法第7条第3項")
def payment_schedule(given: Given, law: Parameters, why: Why) -> Output:
    """Return the regular payment for a month.

    From 2019-11 in odd months for two months, up to 2019-07 in April, August and December for
    four; between them once for three. A closed day moves to the open day before.
    """
    in_force = law.on(given.month)
    pay_months = in_force.integers("pay_months")
    pay = next_month_in(given.month, pay_months)
    first = pay.plus(-_MONTHS_OF_YEAR // len(pay_months))
    if _ONCE[0] <= given.month <= _ONCE[1]:
        first = _ONCE[0]
    why(
        f"{given.month}分は{pay}に{first}から{pay.plus(-1)}までの分として支払う。",
        f"{given.month} is paid in {pay} with {first} to {pay.plus(-1)}.",
        law="児童扶養手当法第7条第3項",
    )
    regular = date(pay.year, pay.month, in_force.integer("pay_day"))
    paid_on = payment_day(regular, given.closed_dates, why)
    return Output(pay, first, pay.plus(-1), paid_on)
