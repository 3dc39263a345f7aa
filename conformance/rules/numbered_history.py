"""Histories whose rows are numbered: which row is the latest, and what a cancellation goes back to.

Source: 住民記録システム標準仕様書 第1.0版 1.2.1 (a cancellation adds a row and deletes none).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from conformance.rules.core import OutOfScopeError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class NumberedRow(Protocol):
    """A row of a history."""

    @property
    def no(self) -> int:
        """Its number in the history."""


R = TypeVar("R", bound=NumberedRow)


def up_to_latest(history: Iterable[R], cancel_no: int) -> list[R]:
    """Return the rows by number; the last one is the row to cancel.

    `OutOfScopeError` when a number stands twice and when `cancel_no` is not the latest.
    """
    rows = sorted(history, key=lambda row: row.no)
    numbers = [row.no for row in rows]
    if len(set(numbers)) < len(numbers):
        msg = f"history: expected each no once, found {numbers}"
        raise OutOfScopeError(msg)
    if not rows or cancel_no != numbers[-1]:
        msg = f"cancel_no: expected the latest no of the history {numbers}, found {cancel_no}"
        raise OutOfScopeError(msg)
    return rows


def row_before(rows: Sequence[R]) -> R:
    """Return the row before the last one (`OutOfScopeError` when there is none)."""
    if len(rows) == 1:
        msg = f"history: expected a row before no {rows[-1].no} to go back to, found none"
        raise OutOfScopeError(msg)
    return rows[-2]
