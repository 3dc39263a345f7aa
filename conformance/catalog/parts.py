"""Which parts of a specification an entry belongs to, and whether they are delivered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from conformance.catalog.models.events import Event
from conformance.catalog.models.parts import Parted
from conformance.catalog.models.questions import Question
from conformance.catalog.models.requirements import Function

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from conformance.catalog.models.base import Entry
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.parts import Part

PARTED = (
    *("functions", "events", "forms", "records", "linkages"),
    *("rules", "invariants", "questions", "apis"),
)
"""The files whose entries belong to parts; code lists serve whichever entry names them."""


def parts_of(spec: Specification, kind: str, key: str) -> tuple[str, ...]:
    """Return the parts an entry belongs to, sorted; empty where the specification has none.

    `kind` is the file the entry stands in, such as `functions`.
    """
    entry: Entry = getattr(spec, kind)[key]
    if not spec.head.parts or not isinstance(entry, Parted):
        return ()
    return tuple(sorted(set(entry.own_parts or _inherited(spec, entry))))


def delivered(spec: Specification, chosen: Collection[str] | None) -> tuple[Part, ...]:
    """Return the parts that a delivery of `chosen` has, in the specification's order; None: all."""
    return tuple(p for p in spec.head.parts if chosen is None or p.key in chosen)


def belongs(spec: Specification, kind: str, key: str, chosen: Collection[str] | None) -> bool:
    """Say whether an entry binds a delivery of the parts `chosen`; None means all parts."""
    parts = parts_of(spec, kind, key)
    return chosen is None or not parts or not set(parts).isdisjoint(chosen)


def narrowed(spec: Specification, chosen: Collection[str] | None) -> Specification:
    """Return the specification with what binds a delivery of `chosen` alone, to call only that.

    Entries of the parts that these draw on are left out, too, but for their records.
    """
    if chosen is None:
        return spec
    kept = {
        kind: {k: e for k, e in getattr(spec, kind).items() if belongs(spec, kind, k, chosen)}
        for kind in PARTED
    }
    drawn = {part for held in kept.values() for e in held.values() for part in e.draws_on}
    wanted = {*chosen, *drawn}
    records = {k: e for k, e in spec.records.items() if belongs(spec, "records", k, wanted)}
    entries = cast("dict[str, Any]", {**kept, "records": records})  # each field with its entries
    return replace(spec, **entries)


def _inherited(spec: Specification, entry: Parted) -> Iterator[str]:
    if isinstance(entry, Function):
        for group in spec.head.function_groups:
            yield from group.own_parts if group.id == entry.group else ()
    elif isinstance(entry, Event):
        for way in entry.entered_by:
            yield from parts_of(spec, "functions", way.function)
    elif isinstance(entry, Question):
        for requirement in entry.about:
            _, kind, key = requirement.split("/")
            file = "apis" if kind == "api" else f"{kind}s"
            if key in getattr(spec, file, {}):
                yield from parts_of(spec, file, key)
