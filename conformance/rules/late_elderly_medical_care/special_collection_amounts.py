"""What is taken from the six pension payments of a fiscal year (仮徴収・本徴収)."""

from fractions import Fraction
from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.rounding import floor_to
from conformance.rules.scope import LATEST, within

_LAW: Final = "高齢者の医療の確保に関する法律第110条（介護保険法第136条・第140条の準用）"
_THOUSAND: Final = 1000
_TIMES: Final = 3  # provisional in April, June and August; final in October, December, February


@value
class Given:
    """The premium of the year (yen, in hundreds) and what last February's payment bore (yen)."""

    annual_amount: int
    previous_february: int


@value
class Output:
    """The amounts from April to February and what is to be paid back (yen)."""

    amounts: tuple[int, ...]
    refund: int


@rule("late_elderly_medical_care", "special-collection-amounts", law=_LAW)
def special_collection_amounts(given: Given, law: Parameters, why: Why) -> Output:
    """Return three amounts like last February's, then the rest in three, October taking fractions.

    What was taken too much is paid back. Premiums that are no hundreds of yen are out of scope.
    """
    unit = law.on(LATEST).integer("unit")
    annual, february = given.annual_amount, within("previous_february", given.previous_february, 0)
    if within("annual_amount", annual, 0) % unit:
        msg = f"annual_amount: expected a multiple of {unit} yen, found {annual}"
        raise OutOfScopeError(msg)
    rest = annual - february * _TIMES
    why(
        f"4・6・8月は{february}円ずつ、年額{annual}円の残りは{rest}円。",
        f"{february} yen each in April, June and August leave {rest} of {annual} yen.",
        law=_LAW,
    )
    step = _THOUSAND if law.reads("rest_unit", "1000") else unit
    later = floor_to(Fraction(max(0, rest), _TIMES), step)
    october, refund = max(0, rest) - 2 * later, max(0, -rest)
    why(
        f"10月{october}円、12月と2月は{later}円、還付は{refund}円。",
        f"{october} yen in October, {later} in December and February, {refund} paid back.",
        law=_LAW,
    )
    return Output((*[february] * _TIMES, october, later, later), refund)
