"""The pieces of a late charge: one base, one rate, days within one calendar year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from conformance.rules.calendar import last_day_of_months
from conformance.rules.individual_resident_tax._calendar_years import DaySpan, interest
from conformance.rules.rounding import floor_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from conformance.rules.core import Parameters

_ONE_DAY = timedelta(days=1)
Rate = Literal["first", "after"]


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed (the base, yen) from the day after one payment to the day of the next."""

    number: int
    base: int
    span: DaySpan


@dataclass(frozen=True, slots=True)
class Piece:
    """Interest on one debt at one rate within one calendar year (exact yen)."""

    debt: int
    rate: Rate
    percent: Decimal
    year: int
    amount: Fraction


def pieces(debts: Sequence[Debt], due: date, law: Parameters) -> tuple[Piece, ...]:
    """Return the pieces in time: the low rate for a month after the due date, then the high one."""
    month_end = last_day_of_months(due + _ONE_DAY, 1)
    found: list[Piece] = []
    for debt in debts:
        first, last = debt.span.first, debt.span.last
        found.extend(_at(debt, "first", DaySpan(first, min(last, month_end)), law))
        found.extend(_at(debt, "after", DaySpan(max(first, month_end + _ONE_DAY), last), law))
    return tuple(found)


def _at(debt: Debt, rate: Rate, span: DaySpan, law: Parameters) -> Iterator[Piece]:
    for part in span.by_year():
        percent = law.on(part.first).decimal(rate)
        exact = interest(debt.base, percent, part.days)
        yield Piece(debt.number, rate, percent, part.first.year, exact)


def floored(found: Sequence[Piece], group: Callable[[Piece], object]) -> int:
    """Return the sum with parts of a yen cut off once for each run of pieces of one group."""
    runs = (list(run) for _, run in groupby(found, key=group))
    return sum(floor_to(sum((piece.amount for piece in run), Fraction(0))) for run in runs)
