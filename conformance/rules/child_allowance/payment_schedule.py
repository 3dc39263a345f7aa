"""The regular payment in which a month is paid, and its day."""

from datetime import date

from conformance.rules.calendar import next_month_in
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.payment_day import payment_day
from conformance.values.year_month import YearMonth


@value
class Given:
    """The month to be paid, the municipality's day of the month for paying, the closed days."""

    month: YearMonth
    pay_day: int
    closed_dates: tuple[date, ...]


@value
class Output:
    """The payment's month, the first and last month it covers, and the day of payment."""

    pay_month: YearMonth
    period_from: YearMonth
    period_to: YearMonth
    pay_date: date


@rule("child_allowance", "payment-schedule", law="児童手当法第8条第4項")
def payment_schedule(given: Given, law: Parameters, why: Why) -> Output:
    """Return the regular payment for a month.

    Paid in the next payment month, which covers the months before it (児童手当法第8条第4項: six
    times a year for months from 2024-10, three times before). The day moves to the open day
    before when the office is closed. A day that the payment month lacks is out of scope: what
    takes its place is for the municipality to say.
    """
    in_force = law.on(given.month)
    pay_months, covered = in_force.integers("pay_months"), in_force.integer("months_per_payment")
    pay = next_month_in(given.month, pay_months)
    first, last = pay.plus(-covered), pay.plus(-1)
    why(
        f"{given.month}分の支払期月は{pay}で、{first}から{last}までの{covered}か月分を支払う。",
        f"{given.month} is paid in {pay}, which covers the {covered} months {first} to {last}.",
        law="児童手当法第8条第4項",
    )
    regular = _day_of(pay, given.pay_day)
    paid_on = payment_day(regular, given.closed_dates, why)
    return Output(pay, first, last, paid_on)


def _day_of(month: YearMonth, day: int) -> date:
    if not 1 <= day <= month.last_day.day:
        msg = f"pay_day: expected 1 to {month.last_day.day}, a day of {month}, found {day}"
        raise OutOfScopeError(msg)
    return date(month.year, month.month, day)
