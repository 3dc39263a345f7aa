"""Rows about one person, in their own domain and in those that know them by the same number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.bindings import person_named

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import PlacedRow


def about_person(
    find: Callable[[str], Specification | None],
    spec: Specification,
    placed: Sequence[PlacedRow],
    person: Json,
) -> list[PlacedRow]:
    """Return the placed rows that are about a person.

    Args:
        find: Gives the specification of a domain; None for one that is not delivered.
        spec: Whose persons' key `person` is.
        placed: All rows that stand.
        person: The person's key; None finds nothing.
    """
    if person is None:
        return []
    own = _named(spec, placed, person)
    found = list(own)
    for domain in dict.fromkeys(one.domain for one in placed):
        other = find(domain)
        if other is None or other is spec or domain == spec.domain:
            continue
        for number in dict.fromkeys(_known_as(spec, other, own, person)):
            found += _named(other, placed, number)
    return found


def _named(spec: Specification, placed: Sequence[PlacedRow], person: Json) -> list[PlacedRow]:
    rows = [one for one in placed if one.domain == spec.domain and one.group in spec.records]
    people = [one.row for one in rows]
    return [
        one
        for one in rows
        if person_named(spec, spec.records[one.group], one.row, people) == person
    ]


def _known_as(
    spec: Specification, other: Specification, own: Sequence[PlacedRow], person: Json
) -> list[Json]:
    """Return the numbers by which another domain knows the person of these rows.

    It is the person's own key where that is taken from there; else what their row among the
    domain's persons refers to.
    """
    mine, theirs = spec.head.persons, other.head.persons
    if mine is None or theirs is None or mine.group not in spec.records:
        return []
    refs = [
        (item.key, item.ref)
        for item in spec.records[mine.group].items
        if item.ref is not None and item.ref.domain == other.domain
    ]
    refs = [(key, ref) for key, ref in refs if ref.item == theirs.key]
    if any(key == mine.key for key, _ in refs):
        return [person]
    rows = [one.row for one in own if one.group == mine.group]
    return [row[key] for key, _ in refs[:1] for row in rows if row.get(key) is not None]
