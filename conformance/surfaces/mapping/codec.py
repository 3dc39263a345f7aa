"""Rows between the catalogue's items and the vendor's objects, for one place of the contract."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from conformance.findings import UntestedError
from conformance.surfaces.mapping.causes import no_field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.mapping.fields import MappedItem
    from conformance.surfaces.mapping.models.field import Nulls


@dataclass(frozen=True)
class Codec:
    """The fields of a group, a form, a rule or a function; an item not known gets a field, too."""

    fields: dict[str, MappedItem]
    make: Callable[[str], MappedItem]
    nulls: Nulls = "omit"
    asked: frozenset[str] = frozenset()
    """The items sent: of several that one of the vendor's names may stand for, these are meant."""
    takes: frozenset[str] = frozenset()
    """The items of which the function takes any, where none of those sent is meant."""
    standing: Mapping[str, Json] = field(default_factory=dict)
    """Items that the vendor has no field for because all its rows have the one value."""

    def out(self, row: Mapping[str, Json]) -> dict[str, Json]:
        """Return the vendor's object for a row."""
        target: dict[str, Json] = {}
        for item, value in row.items():
            if item in self.standing and value == self.standing[item]:
                continue
            (self.fields.get(item) or self.make(item)).write(target, value, self.nulls)
        return target

    def hold(self, row: Mapping[str, Json], scope: str) -> None:
        """Hold that there is a field for every value of a row (`UntestedError` names the scope)."""
        lacking = [
            item
            for item, value in row.items()
            if value is not None
            and (one := self.fields.get(item)) is not None
            and not one.places
            and not (item in self.standing and value == self.standing[item])
        ]
        if lacking:
            raise UntestedError(no_field(lacking, scope))

    def back(self, source: Json, *, textual: bool = False) -> Row:
        """Return the row in a vendor's object: the items that it holds."""
        empty_is_null = textual or self.nulls == "empty"
        row: Row = {**self.standing}
        for item, one in self.fields.items():
            if one.places:
                there, value = one.read(source, textual=textual, empty_is_null=empty_is_null)
                if there:
                    row[item] = value
        return row

    def unworded(self, row: Mapping[str, Json]) -> frozenset[str]:
        """Return the items whose code the profile's table has no word of the vendor's for."""
        return frozenset(
            item
            for item, value in row.items()
            if (one := self.fields.get(item)) and one.kind.code_list and one.converter.lacks(value)
        )

    def item_of(self, name: str) -> str | None:
        """Return the item that a vendor's field (a path or its last part) stands for."""
        return self._items.get(name) or self._items.get(_last(name))

    @cached_property
    def _items(self) -> dict[str, str]:
        """Vendor's path and last part of it → item; a last part that two items share is none."""
        whole: dict[str, str] = {}
        last: dict[str, set[str]] = {}
        for item, one in self.fields.items():
            for place in (*one.places, *(one.span or ())):
                whole[".".join(map(str, place))] = item
                last.setdefault(str(place[-1]), set()).add(item)
        own = {name: next(iter(items)) for name, items in last.items() if len(items) == 1}
        sent = {name: items & self.asked or items & self.takes for name, items in last.items()}
        meant = {name: next(iter(items)) for name, items in sent.items() if len(items) == 1}
        return own | whole | meant


def _last(name: str) -> str:
    return name.replace("/", ".").replace("]", "").rsplit(".", 1)[-1]
