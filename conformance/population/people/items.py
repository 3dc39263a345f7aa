"""Which items of a record group stand for which part of a person, by `items.yaml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from conformance.population.item_names import plain_name
from conformance.population.once import once_per_object
from conformance.population.tables import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.records import Item, RecordGroup

_NUMBER, _HOUSEHOLD = "宛名番号", "世帯番号"
_TELLING = frozenset({"birth_date", "address_since"})
"""Parts that only rows about people have."""


@once_per_object
def parts(group: RecordGroup) -> Mapping[str, str]:
    """Return by item key the part of a person it stands for; nothing where rows are of no person.

    Rows are about a person where they hold a number of persons 宛名番号 or a date of birth. 続柄 is
    the relation to the head where they hold the number of a household 世帯番号.
    """
    found = {item.key: part for item in group.items if (part := part_of(item)) is not None}
    if not any(_HOUSEHOLD in item.name_ja for item in group.items):
        found = {key: part for key, part in found.items() if part != "relation_in_household"}
    numbered = any(_NUMBER in item.name_ja for item in group.items)
    return found if numbered or _TELLING.intersection(found.values()) else {}


def part_of(item: Item) -> str | None:
    """Return the part that an item of this Japanese name stands for, whatever its key."""
    return _known().get(plain_name(item.name_ja))


@lru_cache(maxsize=1)
def _known() -> Mapping[str, str]:
    data = table(Path(__file__).with_name("items.yaml"))
    known = TypeAdapter(dict[str, tuple[str, ...]]).validate_python(data)
    return {name: part for part, names in known.items() for name in names}
