"""実装区分 as an expression over municipality type, declared options, day and version."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from conformance.catalog.models.base import Entry, Key

if TYPE_CHECKING:
    from collections.abc import Mapping

Level = Literal["required", "optional", "prohibited", "announced"]
"""`announced` 予告: tried like what is required; that it fails is a warning until the day comes."""

Decision = Literal["required", "optional", "prohibited", "announced", "not_applicable"]
CityType = Literal["designated_city", "core_city", "general_city", "special_ward", "town_village"]
CityGroup = Literal["other_than_designated"]

CITY_TYPES: tuple[CityType, ...] = get_args(CityType)
"""Every kind of municipality that the standard tells apart."""

_GROUPS: Mapping[CityGroup, frozenset[CityType]] = {
    "other_than_designated": frozenset(CITY_TYPES) - {"designated_city"}
}
"""Names of several kinds: 一般市区町村 of the standard is every kind but 指定都市."""

_DATE = Annotated[dt.date, Field(strict=False)]


class Clause(Entry):
    """One alternative: the level, and the conditions under which it holds (all must hold)."""

    level: Level = Field(alias="is")
    city: tuple[CityType | CityGroup, ...] | None = None
    option: Key | None = None
    from_day: _DATE | None = Field(default=None, alias="from")
    until_day: _DATE | None = Field(default=None, alias="until")
    until_version: str | None = None

    @property
    def cities(self) -> frozenset[CityType]:
        """The kinds of municipality for which the clause may hold."""
        named = CITY_TYPES if self.city is None else self.city
        return frozenset(
            kind
            for name in named
            for kind in (_GROUPS[name] if name == "other_than_designated" else (name,))
        )

    def holds(self, situation: Situation) -> bool:
        """Say whether every condition of the clause is met."""
        return all(
            (
                situation.city_type in self.cities,
                self.option is None or self.option in situation.options,
                self.from_day is None or situation.day >= self.from_day,
                self.until_day is None or situation.day <= self.until_day,
                self.until_version is None
                or _number(situation.version) <= _number(self.until_version),
            )
        )


ClassExpression = Level | tuple[Clause, ...]
"""A level that always holds, or clauses of which the first that holds decides."""


def _binding(expression: ClassExpression) -> ClassExpression:
    if not isinstance(expression, str) and any(c.level not in _BINDING for c in expression):
        msg = "class: what every package is held to is `required`, or `announced` until a day"
        raise ValueError(msg)
    return expression


_BINDING = frozenset({"required", "announced"})
Binding = Annotated[Literal["required"] | tuple[Clause, ...], AfterValidator(_binding)]
"""The class of what nobody can choose to leave out: rules, data items, invariants."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What a class expression is decided for."""

    city_type: CityType
    day: dt.date
    version: str
    options: frozenset[str] = field(default_factory=frozenset)


def decide(expression: ClassExpression, situation: Situation) -> Decision:
    """Return the level in a situation; `not_applicable` when no clause holds."""
    if isinstance(expression, str):
        return expression
    return next((c.level for c in expression if c.holds(situation)), "not_applicable")


def due(expression: ClassExpression, situation: Situation) -> dt.date | None:
    """Return the first day after a situation's from which the requirement is required."""
    clauses = () if isinstance(expression, str) else expression
    days = sorted({c.from_day for c in clauses if c.from_day and c.from_day > situation.day})
    later = (replace(situation, day=day) for day in days)
    return next((one.day for one in later if decide(expression, one) == "required"), None)


def principal(expression: ClassExpression) -> Level:
    """Return the level an entry is counted under: that of its first clause."""
    return expression if isinstance(expression, str) else expression[0].level


def describe(expression: ClassExpression) -> str:
    """Return the expression as one line a person can check."""
    if isinstance(expression, str):
        return expression
    return " / ".join(_clause_text(clause) for clause in expression)


def _clause_text(clause: Clause) -> str:
    parts = [
        f"{name} {value}"
        for name, value in (
            ("city in", None if clause.city is None else "|".join(clause.city)),
            ("option", clause.option),
            ("from", clause.from_day),
            ("until", clause.until_day),
            ("until version", clause.until_version),
        )
        if value is not None
    ]
    return f"{clause.level} if {' and '.join(parts)}" if parts else clause.level


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
