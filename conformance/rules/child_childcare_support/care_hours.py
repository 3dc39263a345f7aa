"""How long a child may be cared for: standard hours, short hours, or no need (保育必要量)."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within

Level = Literal["standard", "short", "none"]

_LAW: Final = "子ども・子育て支援法施行規則第1条の5・第4条"
_WORK: Final = "01"
_BY_HOURS: Final = frozenset({_WORK, "04", "07"})
_STANDARD: Final = frozenset({"02", "05", "08"})
_MUNICIPAL: Final = frozenset({"03", "06", "09", "10"})


@value
class Parent:
    """A parent's reason, the hours of it in a month, whether short hours are asked for."""

    reason: Code
    monthly_hours: int
    asks_short: bool = False


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

    Work, nursing and schooling are judged by hours, but the lower limit is one of work alone;
    childbirth, disaster and abuse give standard hours unless short ones are asked for; illness,
    job search, parental leave and what the municipality accepts beside them (第10号) go by its
    table, and a reason it does not hold is out of scope, as are unknown reasons, a household
    without parents, and short hours asked for on another ground, of which the ordinance says
    nothing.
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
    if parent.reason in _STANDARD:
        return "short" if parent.asks_short else "standard"
    if parent.asks_short:
        msg = f"asks_short: expected for a reason of {sorted(_STANDARD)}, found {parent.reason!r}"
        raise OutOfScopeError(msg)
    if parent.reason in _BY_HOURS:
        if parent.reason == _WORK and hours < given.lower_limit:
            return "none"
        return "standard" if hours >= standard else "short"
    return _municipal(parent.reason, given)


def _municipal(reason: str, given: Given) -> Level:
    if reason not in _MUNICIPAL or reason not in given.municipal_levels:
        msg = f"reason: expected one of the law or of municipal_levels, found {reason!r}"
        raise OutOfScopeError(msg)
    return given.municipal_levels[reason]
