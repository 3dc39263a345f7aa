"""Faults of what goes out: forms, linkages, exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import JsonValue  # noqa: TC002 - pydantic reads it

from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.population.rows import Row


class PrintsToAddressee(FaultBase):
    """An addressee gets items that must be withheld: all of them, or one."""

    kind: Literal["prints_to_addressee"]
    addressee: Literal["other_party", "third_party"]
    item: str | None = None

    def withheld(self, items: Sequence[str], addressee: str) -> Sequence[str]:
        """Return the items that are still withheld from the addressee."""
        if addressee != self.addressee:
            return items
        return [item for item in items if self.item is not None and item != self.item]


class ItemNotPrinted(FaultBase):
    """An item is missing from the print."""

    kind: Literal["item_not_printed"]
    item: str

    def printed(self, items: Row) -> Row:
        """Return the print without the item."""
        return {key: value for key, value in items.items() if key != self.item}


class OmissionIgnored(FaultBase):
    """What must be left out by default is printed; `prints` is put where the record has none.

    With an addressee, on copies for that one alone.
    """

    kind: Literal["omission_ignored"]
    item: str
    prints: JsonValue
    addressee: Literal["other_party", "third_party"] | None = None

    def handed(self, items: Row, addressee: str) -> Row:
        """Return the print with the item in it."""
        if self.addressee not in {None, addressee}:
            return items
        return {self.item: self.prints, **items}


class PrintsExtra(FaultBase):
    """An item is printed in the place of another one's value."""

    kind: Literal["prints_extra"]
    item: str
    value_of: str

    def printed(self, items: Row) -> Row:
        """Return the print with the value of one item under another."""
        return {**items, self.item: items.get(self.value_of)}


class RowsLost(FaultBase):
    """The last row, or the first, is lost from what is handed out or exported."""

    kind: Literal["rows_lost"]
    which: Literal["first", "last"] = "last"

    def selected(self, rows: list[Row]) -> list[Row]:
        """Return the rows without the one that is lost."""
        return rows[1:] if self.which == "first" else rows[:-1]


class RowsRepeated(FaultBase):
    """The first row is handed out twice."""

    kind: Literal["rows_repeated"]

    def selected(self, rows: list[Row]) -> list[Row]:
        """Return the rows with the first one repeated at the end."""
        return [*rows, *rows[:1]]
