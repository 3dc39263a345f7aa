"""Faults of writing functions: checks left out, values lost, the past overwritten."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pydantic import JsonValue  # noqa: TC002 - pydantic reads it

from conformance.catalog.models.guards import ErrorCode  # noqa: TC001 - pydantic reads it
from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from conformance.catalog.models.guards import Guard
    from conformance.population.rows import Row
    from conformance.reference.refusals import RefusalReason


class CheckSkipped(FaultBase):
    """A check of values is left out: by code, of one item or all, for one value or all."""

    kind: Literal["check_skipped"]
    code: ErrorCode
    item: str | None = None
    value: JsonValue = None

    def reasons(self, inputs: Row, reasons: list[RefusalReason]) -> list[RefusalReason]:
        """Return the reasons without those the check would have found."""
        return [r for r in reasons if not self._skipped(r, inputs)]

    def _skipped(self, reason: RefusalReason, inputs: Row) -> bool:
        if reason.code != self.code or self.item not in {None, reason.item}:
            return False
        return self.value is None or inputs.get(reason.item or "") == self.value


class OtherReason(FaultBase):
    """A request is refused for a code other than the one it breaks."""

    kind: Literal["other_reason"]
    code: ErrorCode
    instead: ErrorCode
    item: str | None = None

    def reasons(self, inputs: Row, reasons: list[RefusalReason]) -> list[RefusalReason]:
        """Return the reasons with the code changed."""
        del inputs
        return [replace(r, code=self.instead) if self._concerned(r) else r for r in reasons]

    def _concerned(self, reason: RefusalReason) -> bool:
        return reason.code == self.code and self.item in {None, reason.item}


class GuardIgnored(FaultBase):
    """A guard is not looked at: all of a kind, or the one on an item or rule."""

    kind: Literal["guard_ignored"]
    guard: Literal["reference", "order", "rule", "value", "role"]
    on: str | None = None

    def guards(self, guard: Guard) -> bool:
        """Say no for the guard that is ignored."""
        named = {getattr(guard, name, None) for name in ("input", "earlier", "later", "rule")}
        return guard.kind != self.guard or self.on not in {None, *named}


class DuplicateAccepted(FaultBase):
    """A second row under the same key is stored."""

    kind: Literal["duplicate_accepted"]

    def duplicates_refused(self) -> bool:
        """Say no."""
        return False


class PastOverwritten(FaultBase):
    """A change overwrites the current row instead of adding to the history."""

    kind: Literal["past_overwritten"]

    def past_kept(self) -> bool:
        """Say no."""
        return False


class ItemDropped(FaultBase):
    """A value is not stored."""

    kind: Literal["item_dropped"]
    item: str

    def stored(self, row: Row) -> Row:
        """Return the row without the item."""
        return {key: value for key, value in row.items() if key != self.item}


class ItemReplaced(FaultBase):
    """A constant is stored in the place of the right value."""

    kind: Literal["item_replaced"]
    item: str
    by: JsonValue

    def stored(self, row: Row) -> Row:
        """Return the row with the constant."""
        return {**row, self.item: self.by}
