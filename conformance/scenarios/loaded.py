"""The rows of a pack's load files as a package is given them: texts turned into typed values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.rows import PlacedRow
from conformance.scenarios.exported import exported

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item
    from conformance.findings import Json
    from conformance.scenarios.opened import Opened


def loaded(pack: Opened, specs: Mapping[str, Specification]) -> Iterator[PlacedRow]:
    """Yield the rows of every group, as they stand in the files."""
    for domain, spec in specs.items():
        for key, group in spec.records.items():
            if group.view is not None:
                continue  # nothing is stored in it
            file = exported(pack.load, domain, group, pack.head.files)
            for line in file.lines:
                texts = line.texts
                row = {item.key: _typed(item, texts.get(item.key)) for item in group.items}
                yield PlacedRow(domain, key, {k: v for k, v in row.items() if v is not None})


def _typed(item: Item, text: str | None) -> Json:
    if text is None:
        return None
    if item.type == "flag":
        return text == "1"
    return int(text) if item.type == "integer" else text
