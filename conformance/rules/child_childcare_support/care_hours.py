"""How long a child may be cared for: standard hours, short hours, or no need (保育必要量)."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within

Level = Literal["standard", "short", "none"]

_LAW: Final = "子ども・子育て支援法施行規則第1条の5・第4条"
_BY_HOURS: Final = frozenset({"01", "04", "07"})
_STANDARD: Final = frozenset({"02", "05", "08"})
_MUNICIPAL: Final = frozenset({"03", "06", "09"})
_OTHER: Final = "10"


@value
class Parent:
    """A parent's reason and the hours of it in a month."""

    reason: Code
    monthly_hours: int


@value
class Given:
    """The municipality's lower limit (hours a month) and levels by reason; the parents."""

    lower_limit: int
    municipal_levels: Mapping[str, Literal["standard", "short"]]
    parents: tuple[Parent, ...]


@value
class Output:
    """The household's level."""

    care_level: Level


@rule("child_childcare_support", "care-hours", law=_LAW)
def care_hours(given: Given, law: Parameters, why: Why) -> Output:
    """Return the lowest level of any parent: none, then short, then standard.

    Work, nursing and schooling are judged by hours; childbirth, disaster and abuse give standard
    hours; illness, job search and parental leave go by the municipality's table, and a reason it
    does not hold is out of scope, as are unknown reasons and a household without parents.
    """
    if not given.parents:
        msg = "parents: expected at least one, found none"
        raise OutOfScopeError(msg)
    standard = law.on(date.max).integer("standard_hours_month")
    within("lower_limit", given.lower_limit, 1, standard)
    levels = [_level(parent, given, standard) for parent in given.parents]
    why(
        f"保護者ごとの判定は{'、'.join(levels)}（下限{given.lower_limit}時間・{standard}時間）。",
        f"By parent: {', '.join(levels)} (from {given.lower_limit} and {standard} hours).",
        law=_LAW,
    )
    found = next(level for level in _LOWEST_FIRST if level in levels)
    why(f"最も低い{found}とする。", f"The lowest, {found}, holds.", law=_LAW)
    return Output(found)


_LOWEST_FIRST: Final[tuple[Level, ...]] = ("none", "short", "standard")


def _level(parent: Parent, given: Given, standard: int) -> Level:
    hours = within("monthly_hours", parent.monthly_hours, 0)
    if parent.reason in _BY_HOURS:
        if hours < given.lower_limit:
            return "none"
        return "standard" if hours >= standard else "short"
    if parent.reason in _STANDARD:
        return "standard"
    if parent.reason == _OTHER:
        return "none"
    return _municipal(parent.reason, given)


def _municipal(reason: str, given: Given) -> Level:
    if reason not in _MUNICIPAL or reason not in given.municipal_levels:
        msg = f"reason: expected one of the law or of municipal_levels, found {reason!r}"
        raise OutOfScopeError(msg)
    return given.municipal_levels[reason]
