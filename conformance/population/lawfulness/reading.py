"""A row as what it says of a person: whose it is, the parts by name, its days."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from conformance.population.days import kind_of
from conformance.population.people.items import parts
from conformance.population.people.numbers import is_household, principal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json
    from conformance.population.days import DayKind
    from conformance.population.rows import Row

_DAY = 10  # characters of a day


@dataclass(frozen=True)
class RowReading:
    """A row of a group, read for the laws; `sent`: it is a request's, else it was loaded.

    `changes`: the request changes a row that stands, so it may say other things than that did.
    """

    spec: Specification
    group: RecordGroup
    row: Row
    sent: bool = False
    changes: bool = False

    @cached_property
    def parts(self) -> Mapping[str, Json]:
        """What the row says of the person it is about, by part."""
        named = parts(self.group)
        return {
            part: self.row[key]
            for key, part in named.items()
            if self.row.get(key) not in (None, "")
        }

    @cached_property
    def number(self) -> Json:
        """The number of the person the row is about."""
        key = principal(self.group)
        return None if key is None else self.row.get(key)

    @cached_property
    def household(self) -> Json:
        """The number of the household the row names."""
        keys = [item.key for item in self.group.items if is_household(item)]
        return next((self.row[key] for key in keys if self.row.get(key)), None)

    @property
    def history_number(self) -> int:
        """The number of the row in its history; 0 where none is kept."""
        past = self.group.history
        value = self.row.get(past.number) if past else None
        return value if isinstance(value, int) else 0

    @property
    def days(self) -> list[tuple[Item, DayKind, str]]:
        """The days and months the row tells, with what kind of day each is."""
        return [
            (item, kind, value[:_DAY])
            for item in self.group.items
            if (kind := kind_of(item)) is not None
            and isinstance(value := self.row.get(item.key), str)
            and value
        ]

    def meaning(self, item: str) -> str:
        """Return what the code of an item means; empty where it has none."""
        found = self.group.item(item)
        listed = self.spec.codes.get(found.code_list or "")
        return "" if listed is None else listed.values.get(str(self.row.get(item)), "")

    def named(self, *names: str) -> str | None:
        """Return the key of the first item with one of these Japanese names."""
        return next(
            (i.key for i in self.group.items if i.name_ja.partition("（")[0] in names), None
        )
