"""The half withheld once five years have passed, and from when."""

from datetime import date
from fractions import Fraction
from typing import Final, Literal

from conformance.rules.ages import attains
from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.rounding import floor_to
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_FATHER: Final = "2"
_CAREGIVER: Final = "3"
_YEAR: Final = 12
_INFANT_AGE: Final = 3
_UNIT: Final = 10
_LAW: Final = "児童扶養手当法第13条の3第1項"
_TRANSITION: Final = "平成14年法律第119号附則第4条"


@value
class Given:
    """Who receives since when, the month, its amount and that of the first such month (yen)."""

    recipient_type: Literal["1", "2", "3"]
    start_month: YearMonth
    ground_month: YearMonth
    under3_birth_date: date | None
    month: YearMonth
    amount: int
    cap_base_amount: int | None
    exempted: bool


@value
class Output:
    """The first month withheld from (None for a caregiver), what is withheld and paid (yen)."""

    suspend_from: YearMonth | None
    suspended: int
    payable: int


@rule(
    "child_rearing_allowance",
    "five-year-suspension",
    law="児童扶養手当法第13条の3、同法施行令第7条・第8条、同法施行規則第3条の4・第24条の6",
    also_unborn=True,  # one had to meet the requirements before the youngest child was born
)
def five_year_suspension(given: Given, law: Parameters, why: Why) -> Output:
    """Return the first month of the suspension and the month's amounts.

    Five years from the start or seven from the ground, whichever ends first; with a child under
    three at the claim five years from the month after it attains three. No term begins before
    April 2003. Withheld is half of the amount, capped by half of the first such month's, under 10
    yen dropped.
    """
    amount = within("amount", given.amount, 0)
    _check_order(given)
    in_force = law.on(given.month)
    if given.recipient_type == _CAREGIVER:
        why("養育者は対象外。", "Caregivers are left out.", law=_LAW)
        return Output(None, 0, amount)
    first = _suspend_from(given, in_force, why)
    held = given.month >= first and not given.exempted
    suspended = floor_to(_half(given, in_force), _UNIT) if held else 0
    why(
        f"{given.month}分は{suspended}円を停止し{amount - suspended}円を支給する。",
        f"For {given.month}: {suspended} yen withheld, {amount - suspended} yen paid.",
        law=f"{_LAW}ただし書、同法施行令第7条",
    )
    return Output(first, suspended, amount - suspended)


def _check_order(given: Given) -> None:
    """Hold the ground, the start and the month against each other (`OutOfScopeError`)."""
    ground, start = given.ground_month, given.start_month
    if not ground <= start <= given.month:
        msg = f"start_month: expected from {ground} to {given.month}, found {start}"
        raise OutOfScopeError(msg)


def _suspend_from(given: Given, law: InForce, why: Why) -> YearMonth:
    earliest = YearMonth.parse(law.text("counted_from"))
    _check_fathers(given, law)
    years = law.integer("years_from_start")
    infant = _infant(given, earliest)
    if infant is not None:
        begins = YearMonth.of(attains(infant, _INFANT_AGE)).plus(1)
        first = begins.plus(_YEAR * years)
    else:
        first = min(
            max(given.start_month, earliest).plus(_YEAR * years),
            max(given.ground_month, earliest).plus(_YEAR * law.integer("years_from_ground")),
        )
    why(
        f"{'3歳に達した月の翌月から' if infant else '支給開始月・要件該当月から'}起算し、"
        f"{first}分から一部支給停止の対象となる。",
        f"Counted from {'the month after attaining three' if infant else 'start and ground'}: "
        f"subject to it from {first}.",
        law=_TRANSITION if given.ground_month < earliest else _LAW,
    )
    return first


def _check_fathers(given: Given, law: InForce) -> None:
    """Refuse months in which there was no allowance for fathers (`OutOfScopeError`)."""
    fathers = YearMonth.parse(law.text("fathers_from"))
    if given.recipient_type == _FATHER and given.ground_month < fathers:
        msg = f"ground_month: expected a father's from {fathers} on, found {given.ground_month}"
        raise OutOfScopeError(msg)


def _infant(given: Given, earliest: YearMonth) -> date | None:
    """Return the birth of the child under three at the claim, if there was one.

    Who was certified or had claimed before April 2003 counts from that day, and so do children
    who were under three on it (平成14年法律第119号附則第4条第1項).
    """
    birth = given.under3_birth_date
    if birth is None:
        return None
    attained = attains(birth, _INFANT_AGE)
    if given.start_month <= earliest:
        return birth if attained >= earliest.first_day else None
    claimed = given.start_month.plus(-1)
    if YearMonth.of(attained) < claimed or YearMonth.of(birth) > given.start_month:
        msg = f"under3_birth_date: expected a child under three in {claimed}, found {birth}"
        raise OutOfScopeError(msg)
    return birth


def _half(given: Given, law: InForce) -> Fraction:
    """Return half of the amount, or of the cap where that is less."""
    rate = Fraction(law.text("rate"))
    cap = given.cap_base_amount
    if cap is None:
        return given.amount * rate
    if cap < 1:
        msg = f"cap_base_amount: what caps the half of nothing is not decided, found {cap}"
        raise OutOfScopeError(msg)
    return min(given.amount, cap) * rate
