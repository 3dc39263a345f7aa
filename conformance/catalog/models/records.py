"""Record groups (one group = one file), their items, and code lists."""

from __future__ import annotations

from typing import Literal

from conformance.catalog.models.base import Confidence, Entry, Key, OfficialPlace

ItemType = Literal[
    "digits",
    "alnum",
    "kana",
    "text",
    "date",
    "year_month",
    "year",
    "datetime",
    "time",
    "integer",
    "decimal",
    "code",
    "flag",
]


class Ref(Entry):
    """The group and item a foreign key refers to; `partial`: rows outside may lawfully exist."""

    domain: Key
    group: Key | tuple[Key, ...]
    item: Key
    also_groups: tuple[Key, ...] = ()
    partial: bool = False

    @property
    def groups(self) -> tuple[str, ...]:
        """All groups the value may stand in."""
        first = (self.group,) if isinstance(self.group, str) else self.group
        return (*first, *self.also_groups)


class Item(Entry):
    """One data item: type, size, whether it must be there, what its values mean."""

    key: Key
    name_ja: str
    type: ItemType
    required: bool = False
    len: int | None = None
    max_len: int | None = None
    fraction: int | None = None
    min: int | None = None
    max: int | None = None
    code_list: Key | None = None
    ref: Ref | None = None
    identifier: str | None = None
    romaji: str | None = None
    official_id: str | None = None
    official: OfficialPlace | None = None
    condition: str | None = None
    max_repeat: int | None = None
    note: str | None = None


class History(Entry):
    """How a group keeps its past: the numbering item, the latest mark, the end of validity."""

    number: Key
    latest: Key | None = None
    until: Key | None = None


class RecordGroup(Entry):
    """A record type (データ項目グループ) with its primary key.

    `official_groups`: the groups of the official list it brings together (ID and name).
    """

    key: Key
    name_ja: str
    primary_key: tuple[Key, ...]
    history: History | None = None
    note: str | None = None
    official_groups: tuple[str, ...] = ()
    items: tuple[Item, ...]

    def item(self, key: str) -> Item:
        """Return an item by key (`KeyError` when the group has none)."""
        for item in self.items:
            if item.key == key:
                return item
        raise KeyError(key)


class CodeList(Entry):
    """The values a code item may take, with their meaning."""

    key: Key
    name_ja: str
    values: dict[str, str]
    open_values: bool = False
    confidence: Confidence | None = None
    note: str | None = None
    official_id: str | None = None
    official: OfficialPlace | None = None
