"""The closed list of parties to linkages that are no domain of the catalogue."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.catalog.entries import read_entries
from conformance.catalog.locate import catalog_directory
from conformance.catalog.models.partners import Partner

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def partners(root: Path | None = None) -> Mapping[str, Partner]:
    """Return the parties by key; a catalogue without a list of its own uses the bundled one."""
    own = (root or catalog_directory()) / "common" / "partners.yaml"
    bundled = catalog_directory() / "common" / "partners.yaml"
    return _partners(own if own.is_file() else bundled)


@lru_cache(maxsize=8)
def _partners(path: Path) -> Mapping[str, Partner]:
    found = read_entries(Partner, "partners", path)
    return {key: entry for key, entry in found.items() if isinstance(entry, Partner)}
