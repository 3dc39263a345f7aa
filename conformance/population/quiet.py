"""The flags of ordinary people and rows: nothing is out of the ordinary that no case is about."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from conformance.population.in_force import in_force
from conformance.population.item_names import plain_name
from conformance.population.tables import table

if TYPE_CHECKING:
    from collections.abc import Collection

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json


def quiet_values(spec: Specification, group: RecordGroup, keys: Collection[str]) -> dict[str, Json]:
    """Return what the flags among the items are of an ordinary row, and by what it is in force."""
    flags = {
        item.key: plain_name(item.name_ja) in _true()
        for item in group.items
        if item.type == "flag" and item.key in keys and item.key not in group.primary_key
    }
    return {**flags, **in_force(spec, group.key)}


@lru_cache(maxsize=1)
def _true() -> frozenset[str]:
    data = table(Path(__file__).with_name("quiet.yaml"))
    return frozenset(TypeAdapter(tuple[str, ...]).validate_python(data, strict=False))
