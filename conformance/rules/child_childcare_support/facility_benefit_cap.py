"""What facility benefits pay in a month: kindergarten, extended care, other services."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.scope import within

_LAW: Final = "子ども・子育て支援法第30条の11、同法施行令第15条の6"
_CAPS: Final = {
    "unreformed": "kindergarten",
    "national": "national",
    "special_needs": "special_needs",
}
"""The parameter that caps each kind of kindergarten; the others get nothing."""


@value
class Given:
    """The class, the kindergarten and its fee, extended care, other services (yen a month)."""

    benefit_class: Literal["1", "2", "3"]
    kindergarten_type: Literal["unreformed", "national", "special_needs", "reformed", "none"]
    kindergarten_fee: int
    extended_days: int
    extended_paid: int
    extended_sufficient: bool
    other_paid: int


@value
class Output:
    """The benefit for each part (yen)."""

    kindergarten: int
    extended: int
    other: int


@rule("child_childcare_support", "facility-benefit-cap", law=_LAW)
def facility_benefit_cap(given: Given, law: Parameters, why: Why) -> Output:
    """Return the three parts of the benefit, each the smaller of what was paid and its cap.

    Class 1 gets the kindergarten's part alone. Other services of a child in a kindergarten share
    the cap of extended care, and only where the kindergarten does not offer enough of it. On 26
    days or more the month's cap holds, whatever the days would come to (施行令第15条の6第2項第2号),
    unless the municipality declares that it goes by the day.
    """
    _check(given)
    in_force = law.on(date.max)
    kindergarten = min(given.kindergarten_fee, _kindergarten_cap(given, in_force))
    why(
        f"幼稚園分は保育料{given.kindergarten_fee}円と上限の小さい方の{kindergarten}円。",
        f"Kindergarten: {kindergarten} yen of {given.kindergarten_fee}.",
        law="子ども・子育て支援法施行令第15条の6",
    )
    if given.benefit_class == "1":
        why("新1号は幼稚園分だけを支給する。", "Class 1 gets nothing else.", law=_LAW)
        return Output(kindergarten, 0, 0)
    extended = _extended(given, law, in_force)
    other = min(given.other_paid, _other_cap(given, extended, in_force))
    why(
        f"預かり保育分は{extended}円、認可外等分は{other}円。",
        f"Extended care: {extended} yen; other services: {other} yen.",
        law="子ども・子育て支援法施行規則第28条の20",
    )
    return Output(kindergarten, extended, other)


def _check(given: Given) -> None:
    for name in ("kindergarten_fee", "extended_paid", "other_paid"):
        within(name, getattr(given, name), 0)
    within("extended_days", given.extended_days, 0, 31)


def _kindergarten_cap(given: Given, in_force: InForce) -> int:
    name = _CAPS.get(given.kindergarten_type)
    return in_force.integer(name) if name else 0


def _extended(given: Given, law: Parameters, in_force: InForce) -> int:
    if given.kindergarten_type == "none":
        return 0
    few = given.extended_days < in_force.integer("extended_full_days")
    cap = _extended_cap(given, in_force)
    if few or law.reads("many_days", "by_day"):
        cap = min(in_force.integer("extended_daily") * given.extended_days, cap)
    return min(given.extended_paid, cap)


def _extended_cap(given: Given, in_force: InForce) -> int:
    return in_force.integer(f"extended_new{given.benefit_class}")


def _other_cap(given: Given, extended: int, in_force: InForce) -> int:
    if given.kindergarten_type == "none":
        return in_force.integer(f"other_new{given.benefit_class}")
    if given.extended_sufficient:
        return 0
    return _extended_cap(given, in_force) - extended
