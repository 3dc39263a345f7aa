"""Faults that only calls at the same moment can show."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal

from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from conformance.population.rows import Row

_SECONDS = 0.1  # between looking and writing: longer than two calls at once lie apart


class TurnsIgnored(FaultBase):
    """A call looks, and writes a moment later; another one may look in between."""

    kind: Literal["turns_ignored"]

    def takes_turns(self) -> bool:
        """Say no."""
        return False

    def stored(self, row: Row) -> Row:
        """Return the row after the moment in which others look."""
        time.sleep(_SECONDS)
        return row

    def issued(self, number: str) -> str:
        """Return the number after the moment in which others draw the same one."""
        time.sleep(_SECONDS)
        return number
