"""The regular payment in which a month is paid, and its day."""

from datetime import date
from typing import Final

from conformance.rules.calendar import next_month_in
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.payment_day import payment_day
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_MONTHS_OF_YEAR: Final = 12


@value
class Given:
    """The month to be paid, the closed days, the day that the municipality set if any."""

    month: YearMonth
    closed_dates: tuple[date, ...]
    pay_day: int | None = None


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
    four; between them once for three. The Act names the months, the municipality the day: the
    11th unless it states another. A closed day moves to the open day before.
    """
    in_force = law.on(given.month)
    pay_months = in_force.integers("pay_months")
    pay = next_month_in(given.month, pay_months)
    first = pay.plus(-_MONTHS_OF_YEAR // len(pay_months))
    if "period_from" in in_force:
        first = YearMonth.parse(in_force.text("period_from"))
    why(
        f"{given.month}分は{pay}に{first}から{pay.plus(-1)}までの分として支払う。",
        f"{given.month} is paid in {pay} with {first} to {pay.plus(-1)}.",
        law="児童扶養手当法第7条第3項",
    )
    usual = in_force.integer("pay_day")
    day = usual if given.pay_day is None else within("pay_day", given.pay_day, 1, pay.last_day.day)
    paid_on = payment_day(date(pay.year, pay.month, day), given.closed_dates, why)
    return Output(pay, first, pay.plus(-1), paid_on)
