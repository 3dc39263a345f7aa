"""Which items of a group hold numbers of persons and households, and whom a row is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.population.once import once_per_object

if TYPE_CHECKING:
    from conformance.catalog.models.records import Item, RecordGroup

_PERSON = re.compile(r"宛名番号")
_NO_PERSON = re.compile(r"団体内統合|履歴")
_HOUSEHOLD = re.compile(r"^(住民票)?世帯番号")
_NOTE = re.compile(r"(（[^（）]*）|\([^()]*\))+$")
_OWN = frozenset({"宛名番号", "申出者の宛名番号", "併せて支援を求める者の宛名番号"})


@once_per_object
def is_person(item: Item) -> bool:
    """Say whether an item holds the number of a person."""
    numbers = item.type in {"digits", "alnum"} and _PERSON.search(item.name_ja)
    return bool(numbers) and not _NO_PERSON.search(item.name_ja)


@once_per_object
def is_household(item: Item) -> bool:
    """Say whether an item holds the number of a household of the register."""
    return item.type in {"digits", "alnum"} and bool(_HOUSEHOLD.search(item.name_ja))


@once_per_object
def principal(group: RecordGroup) -> str | None:
    """Return the item with the number of the person a row is about; None where it is about none.

    The one that is plainly called 宛名番号; else the last of the key (a child of a payee), else the
    first there is.
    """
    persons = [item for item in group.items if is_person(item)]
    own = [item.key for item in persons if _NOTE.sub("", item.name_ja) in _OWN]
    keyed = [item.key for item in persons if item.key in group.primary_key]
    return own[0] if own else keyed[-1] if keyed else persons[0].key if persons else None
