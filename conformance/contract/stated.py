"""The values that an event states, seen from one act: what was sent, what stood, which day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.events import FilledValue, OfInput, OfRole, Otherwise
from conformance.catalog.models.life_events import Day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.events import Stated
    from conformance.findings import Json

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class EnteredEvent:
    """An event as it was entered: the inputs, the business date, and the rows of its roles."""

    inputs: Mapping[str, Json]
    day: date
    roles: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ValueConstraint:
    """What a value must be: one of some, any but one, something, or nothing."""

    any_of: tuple[Json, ...] = ()
    other_than: tuple[Json, ...] = ()
    filled: bool | None = None

    def met(self, value: Json) -> bool:
        """Return whether a value is as wanted (an empty text is no value)."""
        if self.filled is not None:
            return (value not in (None, "")) is self.filled
        return value not in self.other_than if self.other_than else value in self.any_of

    @property
    def shown(self) -> Json:
        """What is wanted, as it is shown beside what was found."""
        if self.filled is not None:
            return {"filled": self.filled}
        if self.other_than:
            return {"other_than": self.other_than[0]}
        return self.any_of[0] if len(self.any_of) == 1 else {"any_of": list(self.any_of)}


def constraint_of(value: Stated, act: EnteredEvent) -> ValueConstraint:
    """Return what a stated value wants in an act."""
    match value:
        case FilledValue():
            return ValueConstraint(filled=value.filled)
        case Otherwise():
            return ValueConstraint(other_than=(_one(value.other_than, act),))
        case tuple():
            return ValueConstraint(any_of=cast("tuple[Json, ...]", value))
        case _:
            return ValueConstraint(any_of=(_one(value, act),))


def all_wanted(values: Mapping[str, Stated], act: EnteredEvent) -> dict[str, ValueConstraint]:
    """Return what is wanted of each item; nothing of one for which an input was not sent."""
    return {
        item: constraint_of(value, act)
        for item, value in values.items()
        if not isinstance(value, OfInput) or value.input in act.inputs
    }


def fixed(values: Mapping[str, Stated], act: EnteredEvent) -> dict[str, Json]:
    """Return one value for each item that has one: the first of several, none that is left open."""
    found: dict[str, Json] = {}
    for item, value in values.items():
        if isinstance(value, FilledValue | Otherwise):
            continue
        found[item] = cast("Json", value[0]) if isinstance(value, tuple) else _one(value, act)
    return found


def shifted(day: date, by: Day) -> date:
    """Return the day moved by years, months and days; one the month lacks is the month's last."""
    months = day.year * _MONTHS + day.month - 1 + by.years * _MONTHS + by.months
    year, month = months // _MONTHS, months % _MONTHS + 1
    following = date(year + month // _MONTHS, month % _MONTHS + 1, 1)
    last = (following - timedelta(days=1)).day
    return date(year, month, min(day.day, last)) + timedelta(days=by.days)


def _one(value: Stated, act: EnteredEvent) -> Json:
    match value:
        case OfInput():
            return _more(act.inputs.get(value.input), value.plus)
        case OfRole():
            return _of_role(value, act)
        case Day():
            return shifted(act.day, value).isoformat()
        case _:
            return cast("Json", value)


def _of_role(value: OfRole, act: EnteredEvent) -> Json:
    return _more(act.roles.get(value.role, {}).get(value.item), value.plus)


def _more(had: Json, plus: int) -> Json:
    return had + plus if plus and isinstance(had, int) else had
