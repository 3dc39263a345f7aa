"""The list of first hours: in which order the events of a domain are tried first."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.catalog.entries import read_entries
from conformance.catalog.locate import catalog_directory
from conformance.catalog.models.first_hours import FirstHourPath

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.models.domain import Specification

_EVENTS = 2  # of a domain that the list does not name

Named = tuple[str, str]
"""Kind and key of a requirement."""


def first_hour(spec: Specification) -> tuple[tuple[Named, ...], ...]:
    """Return the steps of a domain's first hour, each with what may stand for it, best first.

    Of a domain that is not listed any event may stand for each of two steps.
    """
    own = spec.directory.parent.parent / "first_hours.yaml"
    listed = _listed(own if own.is_file() else catalog_directory() / "first_hours.yaml")
    if spec.domain in listed:
        return tuple(tuple(map(_named, step)) for step in listed[spec.domain].steps)
    events = tuple(("event", key) for key in spec.events)
    return (events,) * _EVENTS if events else ()


def _named(text: str) -> Named:
    kind, _, key = text.partition("/")
    return kind, key


@lru_cache(maxsize=8)
def _listed(path: Path) -> dict[str, FirstHourPath]:
    found = read_entries(FirstHourPath, "first_hours", path)
    return {key: entry for key, entry in found.items() if isinstance(entry, FirstHourPath)}
