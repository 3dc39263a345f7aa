"""The screens of all items as one query, planned once for all blocks.

A plan takes as long as thousands of rows.
"""

from __future__ import annotations

import os
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

import narwhals as nw
import polars as pl

from conformance.tables.engine import helped
from conformance.tables.lazy import here

if TYPE_CHECKING:
    from conformance.tables.engine import Rules
    from conformance.tables.lazy import Lazy


class Screens:
    """Says of block after block which items may be wrong in it; in several threads at once."""

    def __init__(self, rules: tuple[Rules, ...]) -> None:
        self._rules = rules
        self._idle: SimpleQueue[_Plan] = SimpleQueue()
        self._turns = BoundedSemaphore(os.cpu_count() or 1)  # more plans than that gain nothing

    def suspected(self, frame: pl.DataFrame) -> tuple[Rules, ...]:
        """Return the rules of the items that have a value in a block that may be wrong."""
        with self._turns:
            try:
                plan = self._idle.get_nowait()
            except Empty:
                plan = _Plan(self._rules)
            marks = plan.marks(frame)
            self._idle.put(plan)
        return tuple(one for one in self._rules if marks[one.item])


class _Plan:
    """A query that is asked again and again, each time of another block."""

    def __init__(self, rules: tuple[Rules, ...]) -> None:
        self._items = [one.item for one in rules]
        self._block = pl.DataFrame()
        rows = pl.defer(lambda: self._block, schema=dict.fromkeys(self._items, pl.String()))
        marks = (one.suspects.any().alias(one.item) for one in rules)
        self._query: Lazy = helped(nw.from_native(rows), rules).select(*marks)

    def marks(self, frame: pl.DataFrame) -> dict[str, bool | None]:
        """Return for each item whether a value in the block may be wrong."""
        self._block = frame.select(self._items)
        try:
            return here(self._query).row(0, named=True)
        finally:
            self._block = pl.DataFrame()  # not kept longer than it is looked at
