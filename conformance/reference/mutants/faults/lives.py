"""Faults that only a sequence of events shows: what comes after what, and whose it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, JsonValue

from conformance.population.rows import key_of
from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall
    from conformance.reference.store import GroupTable

_Least = Annotated[int, Field(ge=1)]


class DayMerged(FaultBase):
    """A further change on the day of the last one takes its place, once a history has `rows`."""

    kind: Literal["day_merged"]
    item: str
    rows: _Least = 2

    def follows(self, call: FunctionCall, record: str, new: Row) -> None:
        """Take the row of the same day out and give its number to the new one."""
        table = call.table(record)
        past = _history(table, new)
        if len(past) > self.rows and past[-2].get(self.item) == new.get(self.item):
            table.remove(past[-2])
            table.replace(new, {**new, _number(table): past[-2][_number(table)]})


class RepeatRemoves(FaultBase):
    """A row with the same value as the one before takes it away: an undoing undone."""

    kind: Literal["repeat_removes"]
    item: str

    def follows(self, call: FunctionCall, record: str, new: Row) -> None:
        """Take the row before out."""
        table = call.table(record)
        past = _history(table, new)
        if len(past) > 1 and past[-2].get(self.item) == new.get(self.item):
            table.remove(past[-2])


class Reordered(FaultBase):
    """History numbers follow the days of events and not the order in which they were entered."""

    kind: Literal["reordered"]
    item: str

    def follows(self, call: FunctionCall, record: str, new: Row) -> None:
        """Number the rows of the key by the day of the event."""
        table = call.table(record)
        past = _history(table, new)
        if past != sorted(past, key=self._day):
            for number, row in enumerate(sorted(past, key=self._day), 1):
                table.replace(row, {**row, _number(table): number})

    def _day(self, row: Row) -> str:
        return str(row.get(self.item) or "")


class HistoryCapped(FaultBase):
    """A history of more than `rows` rows loses its oldest."""

    kind: Literal["history_capped"]
    rows: _Least

    def follows(self, call: FunctionCall, record: str, new: Row) -> None:
        """Take the oldest row out."""
        table = call.table(record)
        past = _history(table, new)
        if len(past) > self.rows:
            table.remove(past[0])


class NumbersSkip(FaultBase):
    """After `rows` rows the next history number leaves one out."""

    kind: Literal["numbers_skip"]
    rows: _Least

    def follows(self, call: FunctionCall, record: str, new: Row) -> None:
        """Give the new row the number after its own."""
        table = call.table(record)
        if len(_history(table, new)) == self.rows + 1:
            table.replace(new, {**new, _number(table): self.rows + 2})


class PastRewritten(FaultBase):
    """Once a history has more than `rows` rows, a change of an item is written into all of them."""

    kind: Literal["past_rewritten"]
    item: str
    rows: _Least

    def follows(self, call: FunctionCall, record: str, new: Row) -> None:
        """Write the new value into the past."""
        table = call.table(record)
        past = _history(table, new)
        for row in past[:-1] if len(past) > self.rows else ():
            table.replace(row, {**row, self.item: new.get(self.item)})


class LatestStays(FaultBase):
    """A row that was entered on an earlier day stays marked as the latest."""

    kind: Literal["latest_stays"]
    item: str

    def follows(self, call: FunctionCall, record: str, new: Row) -> None:
        """Mark the row before as the latest again."""
        table = call.table(record)
        past = _history(table, new)
        mark = table.group.history.latest if table.group.history else None
        if mark and len(past) > 1 and str(past[-2].get(self.item)) < str(new.get(self.item)):
            table.replace(past[-2], {**past[-2], mark: True})


class ItemForgotten(FaultBase):
    """A change loses what an earlier event had entered in an item that it does not touch."""

    kind: Literal["item_forgotten"]
    item: str

    def follows(self, call: FunctionCall, record: str, new: Row) -> None:
        """Empty the item."""
        if new.get(self.item) is not None:
            call.table(record).replace(new, {**new, self.item: None})


class OthersDragged(FaultBase):
    """A change of one person is written into all rows with the same value of `by`."""

    kind: Literal["others_dragged"]
    by: str
    items: Annotated[tuple[str, ...], Field(strict=False)]

    def follows(self, call: FunctionCall, record: str, new: Row) -> None:
        """Write the new values into the rows of the others."""
        table = call.table(record)
        values: Row = {item: new.get(item) for item in self.items}
        for row in table.query({self.by: new.get(self.by)}):
            if key_of(table.group, row) != key_of(table.group, new):
                table.replace(row, {**row, **values})


class OtherGroupChanged(FaultBase):
    """An event of a person changes their rows of another group, which it must leave alone."""

    kind: Literal["other_group_changed"]
    group: str
    by: str
    sets: dict[str, JsonValue]

    def follows(self, call: FunctionCall, record: str, new: Row) -> None:
        """Write the values into the person's rows of the other group."""
        del record
        table = call.table(self.group)
        for row in table.query({self.by: new.get(self.by)}):
            table.replace(row, {**row, **_as_row(self.sets)})


class MeasureLapses(FaultBase):
    """A measure counts as ended after a day in its row, although nobody has ended it.

    `early`: on that day already. `rows`: only once it was changed so often, as by an extension.
    """

    kind: Literal["measure_lapses"]
    item: str
    early: bool = False
    number: str | None = None
    rows: _Least = 1

    def measures(self, rows: list[Row], today: str) -> list[Row]:
        """Return the measures that have not come to that day."""
        return [row for row in rows if not self._lapsed(row, today)]

    def _lapsed(self, row: Row, today: str) -> bool:
        end, number = row.get(self.item), row.get(self.number or "", 1)
        if end is None or not isinstance(number, int) or number < self.rows:
            return False
        return today >= str(end) if self.early else today > str(end)


class MeasureLostWith(FaultBase):
    """A measure counts as ended once an item of its row has a value."""

    kind: Literal["measure_lost_with"]
    item: str

    def measures(self, rows: list[Row], today: str) -> list[Row]:
        """Return the measures without a value in the item."""
        del today
        return [row for row in rows if row.get(self.item) is None]


def _history(table: GroupTable, row: Row) -> list[Row]:
    """Return the rows under the key of a row, oldest first."""
    return table.query(key_of(table.group, row))


def _number(table: GroupTable) -> str:
    return table.group.history.number if table.group.history else ""


def _as_row(values: Mapping[str, JsonValue]) -> Row:
    return dict(values)
