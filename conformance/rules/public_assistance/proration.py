"""Aid for part of a month, by its days."""

from datetime import date
from fractions import Fraction
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import Yen
from conformance.rules.rounding import ceil_to, floor_to, half_up_to
from conformance.values.year_month import YearMonth

_LAW: Final = "局長通知第7-4-(1)、生活保護法第24条・第26条"
_ROUNDINGS: Final = {"floor": floor_to, "ceil": ceil_to, "half_up": half_up_to}


@value
class Given:
    """Yen a month, the first and last day covered, the rent's treatment, the rounding used."""

    monthly_living: Yen
    rent: Yen
    covered_from: date
    covered_to: date
    rent_full: bool
    round_mode: Literal["floor", "ceil", "half_up"]
    round_unit: Literal[1, 10]


@value
class Output:
    """The days covered, both ends included, and yen of living and rent."""

    days: int
    living: int
    rent_amount: int


@rule("public_assistance", "proration", law=_LAW)
def proration(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the month's amounts times days covered over days of the month, rounded as given.

    A whole month is not prorated (nor rounded), a rent owed in full neither. The days must lie in
    one month, in order.
    """
    month = YearMonth.of(given.covered_from)
    if YearMonth.of(given.covered_to) != month or given.covered_to < given.covered_from:
        msg = (
            "covered_from, covered_to: expected days of one month in order, found "
            f"{given.covered_from} and {given.covered_to}"
        )
        raise OutOfScopeError(msg)
    days = (given.covered_to - given.covered_from).days + 1
    share = Fraction(days, month.last_day.day)
    why(
        f"{month}は{month.last_day.day}日のうち{days}日が保護の期間。",
        f"{days} of the {month.last_day.day} days of {month} are covered.",
        law=_LAW,
    )
    living = _part(given, given.monthly_living, share)
    owed = given.rent if given.rent_full else _part(given, given.rent, share)
    why(
        f"生活費は{living}円、家賃は{'月額のまま' if given.rent_full else '日割で'}{owed}円。",
        f"Living {living} yen, rent {'in full' if given.rent_full else 'by days'} {owed} yen.",
        law=_LAW,
    )
    return Output(days, living, owed)


def _part(given: Given, monthly: int, share: Fraction) -> int:
    if share == 1:
        return monthly
    return _ROUNDINGS[given.round_mode](monthly * share, given.round_unit)
