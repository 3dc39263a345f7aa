"""The list of events of which lives are made, and what each domain can record of one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.catalog.entries import read_entries
from conformance.catalog.locate import catalog_directory
from conformance.catalog.models.lives import Life

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conformance.catalog.models.domain import Specification


def lives(root: Path | None = None) -> Mapping[str, Life]:
    """Return the events by key; a catalogue without a list of its own uses the bundled one."""
    own = (root or catalog_directory()) / "common" / "lives.yaml"
    bundled = catalog_directory() / "common" / "lives.yaml"
    return _lives(own if own.is_file() else bundled)


def lives_in(spec: Specification) -> tuple[Life, ...]:
    """Return the events that a domain records, in the order of the list."""
    listed = lives(spec.directory.parent.parent).values()
    return tuple(life for life in listed if life.domain == spec.domain)


@lru_cache(maxsize=8)
def _lives(path: Path) -> Mapping[str, Life]:
    found = read_entries(Life, "lives", path)
    return {key: entry for key, entry in found.items() if isinstance(entry, Life)}
