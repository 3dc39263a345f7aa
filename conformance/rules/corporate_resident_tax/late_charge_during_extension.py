"""The late charge for the months by which filing was extended."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from operator import itemgetter
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.fixed_amounts import fixed_charge, interest_base
from conformance.rules.inputs import Yen
from conformance.rules.rounding import floor_to, percent_of
from conformance.rules.scope import not_before

_ONE_DAY: Final = timedelta(days=1)
_DAYS_OF_YEAR: Final = 365
_FIRST_DAY: Final = date(2020, 12, 31)


@value
class Given:
    """The tax (yen), the due date, the extended one, and the day of payment.

    The due date is the last day of the two months after the period, whether open or not.
    """

    tax: Yen
    original_due_date: date
    extended_due_date: date
    paid_date: date


@value
class Output:
    """The days that count and the charge (yen)."""

    days: int
    late_charge: int


@rule(
    "corporate_resident_tax",
    "late-charge-during-extension",
    law="地方税法第327条・附則第3条の2・第20条の4の2",
)
def late_charge_during_extension(given: Given, law: Parameters, why: Why) -> Output:
    """Return the days from the day after the due date to payment, at each year's rate.

    Days after the extended due date belong to the ordinary late charge. The tax is cut to 1,000
    yen (below 2,000: 0), each calendar year to a yen, the charge to 100 yen (below 1,000: 0). A
    leap year has 365 days, too. Out of scope: days before 2021 or in a year without a rate.
    """
    not_before("original_due_date", given.original_due_date, _FIRST_DAY)
    not_before("extended_due_date", given.extended_due_date, given.original_due_date)
    last = min(given.paid_date, given.extended_due_date)
    days = max((last - given.original_due_date).days, 0)
    base = interest_base(given.tax)
    why(
        f"{given.original_due_date}の翌日から{last}までの{days}日、税額{base}円。",
        f"{days} days after {given.original_due_date} up to {last}, on {base} yen.",
        law="地方税法第327条・第20条の4の2第2項",
    )
    total = 0
    for first, end, rate in _steps(given.original_due_date, days, law):
        part = floor_to(percent_of(base, rate) * Fraction((end - first).days + 1, _DAYS_OF_YEAR))
        total += part
        why(
            f"{first}から{end}まで年{rate}%で{part}円(1円未満切捨て)。",
            f"{first} to {end} at {rate} %: {part} yen, cut to a yen.",
            law="地方税法附則第3条の2第2項・第6項",
        )
    charge = fixed_charge(total)
    why(
        f"計{total}円を端数処理して{charge}円。",
        f"{total} yen in all, rounded: {charge} yen.",
        law="地方税法第20条の4の2第5項",
    )
    return Output(days, charge)


def _steps(due: date, days: int, law: Parameters) -> Iterator[tuple[date, date, Decimal]]:
    """Yield what is calculated in one step: a year, or all years of one rate if so declared."""
    years = ((first, end, law.on(first).decimal("rate")) for first, end in _years(due, days))
    if not law.reads("fractions", "per_rate"):
        yield from years
        return
    for rate, run in groupby(years, key=itemgetter(2)):
        spans = list(run)
        yield spans[0][0], spans[-1][1], rate


def _years(due: date, days: int) -> Iterator[tuple[date, date]]:
    """Yield the days after `due` calendar year by calendar year, first and last day each."""
    last = due + timedelta(days=days)
    while due < last:
        first = due + _ONE_DAY
        due = min(date(first.year, 12, 31), last)
        yield first, due
