"""What follows when a function adds a row: an event says it, or why none does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Function

Follows = Literal["event", "record_only", "part_of", "not_stated"]
"""An event says what follows, or the kind of the note that says why none does."""


def adding(spec: Specification) -> Iterator[Function]:
    """Yield the functions that add a row."""
    return (one for one in spec.functions.values() if one.operation.kind == "create")


def entering(spec: Specification) -> frozenset[str]:
    """Return the keys of the functions whose call enters an event."""
    return frozenset(one.function for event in spec.events.values() for one in event.entered_by)


def follows(spec: Specification, function: Function) -> Follows | None:
    """Return where it stands what follows from a function; nothing where that is not said."""
    if function.key in entering(spec):
        return "event"
    return function.no_event.kind if function.no_event else None
