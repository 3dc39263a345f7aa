"""Faults of events: an effect left out or written wrongly, a cancellation that restores half."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import JsonValue  # noqa: TC002 - pydantic reads it

from conformance.population.rows import key_of
from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall


class EffectSkipped(FaultBase):
    """An effect of an event is not carried out, a refusal not looked at, a form still issued.

    `left_out` is the key that the event gives it: of an effect, a form afterwards, or
    `rejects-<precondition>`.
    """

    kind: Literal["effect_skipped"]
    left_out: str

    def effect(self, key: str) -> bool:
        """Say no for the effect that is left out."""
        return key != self.left_out


class EffectWrong(FaultBase):
    """An effect of an event writes other values."""

    kind: Literal["effect_wrong"]
    at_effect: str
    values: dict[str, JsonValue]

    def entailed(self, key: str, row: Row) -> Row:
        """Return the values with the wrong ones in their place."""
        return {**row, **self.values} if key == self.at_effect else row


class RestoredInPart(FaultBase):
    """A cancellation does not put back the row of a role."""

    kind: Literal["restored_in_part"]
    without: str

    def restored(self, role: str) -> bool:
        """Say no for the role that is forgotten."""
        return role != self.without


class NotSentWith(FaultBase):
    """A linkage leaves out the rows in which an item has a value."""

    kind: Literal["not_sent_with"]
    item: str
    value: JsonValue

    def sent(self, current: list[Row], stored: list[Row]) -> list[Row]:
        """Return the current rows without those of the value."""
        del stored
        return [row for row in current if row.get(self.item) != self.value]


class OthersToo(FaultBase):
    """What an event writes to a row it writes to all rows that share an item with it."""

    kind: Literal["others_too"]
    shared: str
    item: str

    def follows(self, call: FunctionCall, record: str, new: Row) -> None:
        """Write the item to the others' current rows, too."""
        table = call.table(record)
        for row in table.current():
            if self.item in new and row.get(self.shared) == new.get(self.shared):
                table.replace(row, {**row, self.item: new[self.item]})


class InOtherGroup(FaultBase):
    """What a function writes changes the rows of another group that share an item with it."""

    kind: Literal["in_other_group"]
    group: str
    same: str
    values: dict[str, JsonValue]

    def follows(self, call: FunctionCall, record: str, new: Row) -> None:
        """Write the values to the group's current rows, but to the row that is written itself."""
        table, group = call.table(self.group), call.spec.records[self.group]
        for row in table.current():
            own = record == self.group and key_of(group, row) == key_of(group, new)
            if not own and row.get(self.same) == new.get(self.same):
                table.replace(row, {**row, **self.values})
