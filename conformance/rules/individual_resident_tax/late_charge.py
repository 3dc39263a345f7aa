"""The charge for paying late (延滞金)."""

from datetime import date, timedelta
from typing import Literal

from pydantic import NonNegativeInt

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.fixed_amounts import (
    BASE_UNIT,
    fixed_charge,
    interest_base,
)
from conformance.rules.individual_resident_tax._calendar_years import DaySpan
from conformance.rules.individual_resident_tax._late_pieces import Debt, Piece, floored, pieces
from conformance.rules.rounding import floor_to

_LAW, _ROUNDING_LAW = "地方税法第326条・附則第3条の2", "地方税法第20条の4の2第2項・第5項"
_ONE_DAY = timedelta(days=1)

Rounding = Literal["per_year", "per_rate"]


@value
class Payment:
    """A payment of tax: the day and the amount (yen)."""

    date: date
    amount: NonNegativeInt


@value
class Given:
    """The tax (yen), its due date, the payments, and what the municipality does with fractions."""

    tax: NonNegativeInt
    due_date: date
    payments: tuple[Payment, ...]
    rounding: Rounding | None = None
    small_balance: Literal["zero", "continue"] | None = None


@value
class Output:
    """The late charge once the tax is paid in full (yen)."""

    late_charge: int


@rule("individual_resident_tax", "late-charge", law=f"{_LAW}・第20条の4の2")
def late_charge(given: Given, law: Parameters, why: Why) -> Output:
    """Return the charge for the days from the day after the due date to each payment.

    A year has 365 days. After a part payment the rest bears interest; by default no longer below
    2,000 yen. The amount of each step is cut to a yen (附則第3条の2第6項). Days outside the
    years whose rates were published, and a tax never paid in full, are out of scope.
    """
    debts = _debts(given)
    why(
        f"税額{given.tax}円、納期限{given.due_date}。計算の基礎は"
        f"{'、'.join(f'{d.base}円を{d.span.days}日' for d in debts) or 'なし'}。",
        f"Tax {given.tax} yen due {given.due_date}; bases: "
        f"{', '.join(f'{d.base} yen for {d.span.days} days' for d in debts) or 'none'}.",
        law=_ROUNDING_LAW,
    )
    found = pieces(debts, given.due_date, law)
    for piece in found:
        why(
            f"{piece.year}年は{piece.percent}%で{float(piece.amount):.2f}円。",
            f"{piece.year}: {float(piece.amount):.2f} yen at {piece.percent} %.",
            law=_LAW,
        )
    charge = _charge(found, given.rounding or "per_year")
    why(f"延滞金は{charge}円。", f"The late charge is {charge} yen.", law=_ROUNDING_LAW)
    return Output(charge)


def _debts(given: Given) -> list[Debt]:
    rest, since = given.tax, given.due_date + _ONE_DAY
    found: list[Debt] = []
    for number, payment in enumerate(sorted(given.payments, key=lambda each: each.date)):
        base = _base(given, rest)
        span = DaySpan(since, payment.date)
        if base and rest and span.days:
            found.append(Debt(number, base, span))
        rest = max(rest - payment.amount, 0)
        since = max(since, payment.date + _ONE_DAY)
    if rest:
        msg = f"payments: expected the tax of {given.tax} yen in full, {rest} yen are missing"
        raise OutOfScopeError(msg)
    return found


def _base(given: Given, rest: int) -> int:
    if given.small_balance == "continue" and interest_base(given.tax):
        return floor_to(rest, BASE_UNIT)
    return interest_base(rest)


def _charge(found: tuple[Piece, ...], rounding: Rounding) -> int:
    if rounding == "per_year":
        return fixed_charge(floored(found, lambda piece: piece))
    by_value = fixed_charge(floored(found, lambda piece: (piece.debt, piece.percent)))
    by_kind = fixed_charge(floored(found, lambda piece: (piece.debt, piece.rate)))
    if by_value != by_kind:
        msg = (
            "rounding: per_rate does not say whether a rate that changes at New Year is another "
            f"rate; the charge would be {by_value} or {by_kind} yen"
        )
        raise OutOfScopeError(msg)
    return by_value
