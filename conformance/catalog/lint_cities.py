"""Lint kinds of municipality: who is left out by a requirement is covered by its counterpart."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from conformance.catalog.models.levels import CITY_TYPES
from conformance.catalog.nearest import nearest
from conformance.errors import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.levels import CityType, ClassExpression
    from conformance.catalog.models.requirements import Requirement

_ALL = frozenset(CITY_TYPES)
_ALONE = (frozenset({"designated_city"}), frozenset({"town_village"}))
"""Kinds whose own duties concern nobody else: 行政区 of a 指定都市, 経由 by a 町村."""


def city_messages(spec: Specification) -> Iterator[Message]:
    """Yield the requirements that leave out a kind of municipality that no counterpart covers."""
    for kind in ("functions", "forms"):
        entries: dict[str, Requirement] = dict(getattr(spec, kind))
        for entry in entries.values():
            yield from _entry(spec, kind, entry, entries)


def covered(expression: ClassExpression) -> frozenset[CityType]:
    """Return the kinds of municipality that a class speaks of at all."""
    if isinstance(expression, str):
        return _ALL
    return frozenset(chain.from_iterable(clause.cities for clause in expression))


def _entry(
    spec: Specification, kind: str, entry: Requirement, entries: dict[str, Requirement]
) -> Iterator[Message]:
    here, other = covered(entry.class_), entry.counterpart
    there: frozenset[CityType] = frozenset()
    if other is not None and other not in entries:
        yield _unknown(spec, kind, entry, nearest(other, entries))
    elif other is not None:
        there = covered(entries[other].class_)
    missing = [city for city in CITY_TYPES if city not in here | there]
    if missing and (other is not None or here not in _ALONE):
        yield _left_out(spec, kind, entry.key, ", ".join(missing))


def _unknown(spec: Specification, kind: str, entry: Requirement, near: str | None) -> Message:
    return Message(
        "CAT041",
        f"{entry.key} の counterpart {entry.counterpart!r} はありません。",
        f"{entry.key}: there is no counterpart {entry.counterpart!r}",
        f"{near!r} の誤りではありませんか。" if near else "対になる要件のキーを書いてください。",
        f"did you mean {near!r}?" if near else "write the key of the requirement it pairs with",
        spec.where(kind, entry.key),
    )


def _left_out(spec: Specification, kind: str, key: str, missing: str) -> Message:
    return Message(
        "CAT041",
        f"{key} の実装区分は {missing} に触れず、対になる要件も触れません。",
        f"the class of {key} says nothing of {missing}, and no counterpart does",
        "city に加えるか（一般市区町村は other_than_designated）、対になる要件を counterpart に"
        "書いてください。",
        "add them to city (other_than_designated is everybody but a designated city), or name the"
        " requirement that holds for them as counterpart",
        spec.where(kind, key),
    )
