"""Rows that join a world: they say of a person and of a home what the world says of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.population.people.numbers import principal
from conformance.population.rows import references
from conformance.population.said import said_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import PlacedRow, Row, RowBuilder


def aligned(
    builder: RowBuilder, standing: Sequence[PlacedRow], more: Iterable[PlacedRow]
) -> list[PlacedRow]:
    """Return the rows that join, made anew where those that stand say otherwise.

    Who joins a household lives where its people are registered; who stands already has one name
    and one day of birth, and is not placed again in another group of the same view. Rows that say
    nothing else than the world are returned as they are.
    """
    joined: list[PlacedRow] = []
    for one in more:
        spec = builder.specification(one.domain)
        if spec is not None and _shown(spec, standing, one):
            continue
        row = one.row if spec is None else _made(builder, spec, [*standing, *joined], one)
        joined.append(one if row is one.row else replace(one, row=row))
    return joined


def taken(builder: RowBuilder, standing: Sequence[PlacedRow], more: Iterable[PlacedRow]) -> bool:
    """Say whether a key that rows need belongs to another already: of one person, two numbers.

    What is one for each person cannot stand twice beside the same person.
    """
    return any(
        (one.domain, one.group, _key(builder, one)) == (s.domain, s.group, _key(builder, s))
        and any(one.row.get(item) != s.row.get(item) for item in one.matters or ())
        for one in more
        for s in standing
    )


def _key(builder: RowBuilder, one: PlacedRow) -> list[Json]:
    spec = builder.specification(one.domain)
    return [] if spec is None else [one.row.get(k) for k in spec.records[one.group].primary_key]


def _shown(spec: Specification, standing: Iterable[PlacedRow], one: PlacedRow) -> bool:
    """Say whether a view shows already, from another of its groups, whom a row is about."""
    groups = {
        key
        for view in spec.records.values()
        if view.view is not None and one.group in view.view.of
        for key in view.view.of
    } - {one.group}
    number = _number(spec, one)
    return number is not None and any(
        (s.domain, _number(spec, s)) == (one.domain, number) for s in standing if s.group in groups
    )


def _number(spec: Specification, one: PlacedRow) -> Json:
    key = principal(spec.records[one.group]) if one.domain == spec.domain else None
    return None if key is None else one.row.get(key)


def _made(
    builder: RowBuilder, spec: Specification, standing: Iterable[PlacedRow], one: PlacedRow
) -> Row:
    group = spec.records[one.group]
    told = aligned_row(builder, standing, spec, group, one.row)
    if all(one.row.get(key, value) == value for key, value in told.items()):
        return one.row
    kept = {key: one.row[key] for key in (*group.primary_key, *references(group)) if key in one.row}
    return builder.row(spec, group, f"{group.key} joins", one.row, {**told, **kept})


def aligned_row(
    builder: RowBuilder,
    standing: Iterable[PlacedRow],
    spec: Specification,
    group: RecordGroup,
    row: Row,
) -> Row:
    """Return what a world says of the person and the home that a row is about; the first holds."""
    found: Row = {}
    for one in standing:
        other = builder.specification(one.domain)
        if other is not None:
            told = said_of(other, other.records[one.group], one.row, spec, group, row)
            found = {**told, **found}
    return found
