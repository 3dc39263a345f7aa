"""Faults on the way from one domain to another: rows not sent, sent as they were, not taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field, JsonValue

from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from conformance.population.rows import Row


class NotSent(FaultBase):
    """Rows with the values of `when`, of one group or all, are not sent."""

    kind: Literal["not_sent"]
    group: str | None = None
    when: dict[str, JsonValue] = Field(default_factory=dict)

    def selected(self, rows: list[Row]) -> list[Row]:
        """Return the entries that are sent all the same."""
        return [entry for entry in rows if not self._withheld(entry)]

    def _withheld(self, entry: Row) -> bool:
        row = entry["row"]
        if not isinstance(row, dict) or (self.group is not None and self.group != entry["group"]):
            return False
        return all(row.get(name) == value for name, value in self.when.items())


class ItemNotSent(FaultBase):
    """An item is sent without its value, or with the value `by` in its place."""

    kind: Literal["item_not_sent"]
    group: str
    item: str
    by: JsonValue = None

    def selected(self, rows: list[Row]) -> list[Row]:
        """Return the entries as they are sent."""
        return [self._sent(entry) for entry in rows]

    def _sent(self, entry: Row) -> Row:
        row = entry["row"]
        if entry["group"] != self.group or not isinstance(row, dict):
            return entry
        return {**entry, "row": {**row, self.item: self.by}}


class SentAsBefore(FaultBase):
    """Of each person's rows the first that was ever stored is sent, not the current one."""

    kind: Literal["sent_as_before"]
    by: str

    def sent(self, current: list[Row], stored: list[Row]) -> list[Row]:
        """Return the first row of everybody named by the item `by`."""
        first: dict[object, Row] = {}
        for row in stored:
            first.setdefault(row.get(self.by), row)
        return [first[row.get(self.by)] for row in current]


class KnownKept(FaultBase):
    """What is received about somebody known is counted and not taken in."""

    kind: Literal["known_kept"]

    def taken_again(self) -> bool:
        """Say no."""
        return False


class ArrivesAs(FaultBase):
    """A row that is received with the values of `when` is stored with `by` in an item."""

    kind: Literal["arrives_as"]
    item: str
    by: JsonValue = None
    when: dict[str, JsonValue] = Field(default_factory=dict)

    def stored(self, row: Row) -> Row:
        """Return the row as it is stored."""
        if any(row.get(name) != value for name, value in self.when.items()):
            return row
        return {**row, self.item: self.by}


class StopsAtWrong(FaultBase):
    """After a wrong row none of those received with it is stored, though they are counted."""

    kind: Literal["stops_at_wrong"]

    def taken_after_wrong(self) -> bool:
        """Say no."""
        return False


LinkFault = NotSent | ItemNotSent | SentAsBefore | KnownKept | ArrivesAs | StopsAtWrong
"""Any of these faults."""
