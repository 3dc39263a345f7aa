"""Facts of a rule told in the order of their days: what has a day first, the rest on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.stories.said import (
    day_said,
    is_day,
    labels_of,
    name_of,
    pairs_said,
    value_said,
)
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json

    Row = Mapping[str, Json]


def facts_told(spec: Specification, rule: str, facts: Row) -> tuple[Bilingual, ...]:
    """Return the lines of a rule's facts: each day with what it is, then all that has no day."""
    named = list(_named(spec, rule, facts))
    days = sorted((value, number) for number, (_, value, _) in enumerate(named) if is_day(value))
    dated = [_on(str(day), named[number][0]) for day, number in days]
    rest = [(name, value_said(v, labels)) for name, v, labels in named if not is_day(v)]
    if not rest:
        return tuple(dated)
    said = pairs_said(rest)
    return (*dated, Bilingual(f"事実: {said.ja}", f"facts: {said.en}"))


def _on(day: str, name: Bilingual) -> Bilingual:
    said = day_said(day)
    return Bilingual(f"{said.ja} {name.ja}", f"{said.en} {name.en}")


def _named(
    spec: Specification, rule: str, facts: Row
) -> Iterator[tuple[Bilingual, Json, Mapping[str, str]]]:
    """Yield every fact with its name and the meanings of its codes; members by their number."""
    inputs = spec.rules[rule].inputs
    for key, value in facts.items():
        name, written = name_of(spec, key), inputs.get(key)
        members = value if isinstance(value, list) else []
        if not any(isinstance(member, dict) for member in members):
            yield _with_key(name, key), value, labels_of(spec, key, written=written)
            continue
        for number, member in enumerate(members, 1):
            if isinstance(member, dict):
                yield from _member(spec, name, number, member)


def _with_key(name: Bilingual, key: str) -> Bilingual:
    """Return a name with its key behind: rules and worked examples are written in keys."""
    return name if name.ja == key else Bilingual(f"{name.ja}（{key}）", name.en)


def _member(
    spec: Specification, name: Bilingual, number: int, member: Row
) -> Iterator[tuple[Bilingual, Json, Mapping[str, str]]]:
    for key, value in member.items():
        inner = name_of(spec, key)
        called = Bilingual(f"{name.ja}{number}の{inner.ja}", f"{name.en} {number} {inner.en}")
        yield _with_key(called, key), value, labels_of(spec, key)
