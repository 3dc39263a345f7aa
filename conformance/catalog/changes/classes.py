"""Whether a class 実装区分 was raised or lowered: decided in every situation that it speaks of."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING, get_args

from conformance.catalog.models.levels import CityType, Situation, decide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.changes.kinds import Kind
    from conformance.catalog.models.levels import ClassExpression, Clause, Decision

_ANY_DAY = date(2025, 4, 1)
_DAY = timedelta(days=1)


def class_change(old: ClassExpression, new: ClassExpression, version: str) -> tuple[Kind, str]:
    """Return the kind of a changed class, and for whom and when it is another one.

    What anybody must do more, or may do no longer, outweighs what others need not do any more. The
    second is empty where every situation is another one.
    """
    met: dict[Kind, list[Situation]] = {}
    every = list(_situations((*_clauses(old), *_clauses(new)), version))
    for situation in every:
        kind = _kind(decide(old, situation), decide(new, situation))
        if kind is not None:
            met.setdefault(kind, []).append(situation)
    for kind in ("class-raised", "class-prohibited", "class-announced", "class-lowered"):
        if kind in met:
            return kind, "" if len(met[kind]) == len(every) else _said(met[kind])
    return "class-conditions-changed", ""


def _kind(old: Decision, new: Decision) -> Kind | None:
    if old == new:
        return None
    if new == "required":
        return "class-raised"
    if new == "announced" and old != "required":
        return "class-announced"
    return "class-prohibited" if new == "prohibited" else "class-lowered"


def _situations(clauses: tuple[Clause, ...], version: str) -> Iterator[Situation]:
    """Yield each kind of municipality on each side of every day, with and without each option."""
    days = {_ANY_DAY}
    for clause in clauses:
        days |= {clause.from_day, clause.from_day - _DAY} if clause.from_day else set()
        days |= {clause.until_day, clause.until_day + _DAY} if clause.until_day else set()
    options = {clause.option for clause in clauses if clause.option is not None}
    chosen = [frozenset[str](), *(frozenset({one}) for one in sorted(options))]
    for city, day, taken in product(get_args(CityType), sorted(days), chosen):
        yield Situation(city, day, version, taken)


def _clauses(expression: ClassExpression) -> tuple[Clause, ...]:
    return () if isinstance(expression, str) else expression


def _said(situations: list[Situation]) -> str:
    cities = dict.fromkeys(one.city_type for one in situations)
    options = dict.fromkeys(option for one in situations for option in sorted(one.options))
    days = sorted({one.day for one in situations})
    parts = ["|".join(cities)] if len(cities) < len(get_args(CityType)) else []
    parts += [f"{days[0].isoformat()}.."] if days[0] != _ANY_DAY else []
    return " ".join([*parts, *(f"option {option}" for option in options)])
