"""The closed list of life events that must reach other domains."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.catalog.entries import read_entries
from conformance.catalog.locate import catalog_directory
from conformance.catalog.models.life_events import LifeEvent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conformance.catalog.models.domain import Specification


def life_events(root: Path | None = None) -> Mapping[str, LifeEvent]:
    """Return the events by key; a catalogue without a list of its own uses the bundled one."""
    own = (root or catalog_directory()) / "common" / "life_events.yaml"
    bundled = catalog_directory() / "common" / "life_events.yaml"
    return _life_events(own if own.is_file() else bundled)


def record_of(event: LifeEvent, spec: Specification) -> str:
    """Return the group of the event's domain in which it is recorded; empty when there is none."""
    if event.function is None:
        return event.before[0].group if event.before else ""
    function = spec.functions.get(event.function)
    return str(getattr(function.operation, "record", "")) if function else ""


@lru_cache(maxsize=8)
def _life_events(path: Path) -> Mapping[str, LifeEvent]:
    found = read_entries(LifeEvent, "life_events", path)
    return {key: entry for key, entry in found.items() if isinstance(entry, LifeEvent)}
