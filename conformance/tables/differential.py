"""A differential: applied to the older full export, it gives the newer one.

By primary key a row of the differential replaces or adds, a deletion removes. Of each row of the
full exports a 64-bit hash of its key is kept, of the older one another of the whole row. What they
say is wrong is read again, for those rows only. Two rows that share a hash are taken for one, so
that a fault may be missed (each with a chance of 1 : 10¹² for twenty million rows); none is made
up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.lookup import collected, stands_in
from conformance.tables.read import LINE
from conformance.tables.unapplied import GONE, KEY, ROW, WrongRows, again, keyed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies


@dataclass(frozen=True, slots=True)
class DifferentialSide:
    """A file, and where its deviations are counted, under `#differential`."""

    table: Table
    tallies: Tallies


@dataclass(frozen=True, slots=True)
class ExportChange:
    """Two full exports of a group and what is told of the change between them.

    Attributes:
        before, after: the older and the newer full export.
        told: the differential.
        mark: the column of the differential and the value in it that tell a removed row.
        deleted: the file of the keys of removed rows.
        removals: whether a row that is gone must be told.
    """

    before: DifferentialSide
    after: DifferentialSide
    told: DifferentialSide
    mark: tuple[str, str] | None = None
    deleted: DifferentialSide | None = None
    removals: bool = True


@dataclass(frozen=True, slots=True)
class Extent:
    """How many rows were compared, lines could not be read, told rows had not changed."""

    rows: int
    unread: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class _Told:
    """Sorted hashes of what is told: all keys, rows to be there, keys marked and listed."""

    keys: pl.Series
    rows: pl.Series
    marked: pl.Series
    listed: pl.Series


def judge_differential(change: ExportChange) -> Extent:
    """Count rows that are not told, told otherwise, or gone untold, each at its own side."""
    told = _told(change)
    old_keys, old_rows = _old(change)
    keys, there = _lacking(change, told, old_rows)
    unchanged = int(stands_in(told.rows, old_rows).sum())
    if change.removals:
        _gone(change, told, old_keys, keys)
    _other(change, told, keys, there)
    _listed(change, told, keys)
    sides = (change.before, change.after, change.told, change.deleted)
    tables = [side.table for side in sides if side is not None]
    return Extent(sum(t.rows for t in tables), sum(t.unread for t in tables), unchanged)


def _told(change: ExportChange) -> _Told:
    keys, rows, marked = list[pl.Series](), list[pl.Series](), list[pl.Series]()
    for block in _blocks(change, change.told.table, change.mark):
        keys.append(block[KEY])
        rows.append(block.filter(~pl.col(GONE))[ROW])
        marked.append(block.filter(GONE)[KEY])
    listed = collected(block[KEY] for block in _removed(change))
    return _Told(collected([*keys, listed]), collected(rows), collected(marked), listed)


def _old(change: ExportChange) -> tuple[pl.Series, pl.Series]:
    """Return the keys and the rows of the older export."""
    keys, rows = list[pl.Series](), list[pl.Series]()
    for block in _blocks(change, change.before.table):
        keys.append(block[KEY])
        rows.append(block[ROW])
    return collected(keys), collected(rows)


def _lacking(change: ExportChange, told: _Told, old_rows: pl.Series) -> tuple[pl.Series, pl.Series]:
    """Count new rows that are neither old nor told.

    Returns:
        The keys of the newer export, and its rows whose keys are told.
    """
    wrong = WrongRows(change.after.tallies, "F-DIFF-LACKING")
    keys, there = list[pl.Series](), list[pl.Series]()
    for block in _blocks(change, change.after.table):
        named = stands_in(block[KEY], told.keys)
        wrong.take(block.filter(~named & ~stands_in(block[ROW], old_rows)))
        keys.append(block[KEY])
        there.append(block.filter(named)[ROW])
    wrong.tell(change.after.table, change.before.table)
    return collected(keys), collected(there)


def _gone(change: ExportChange, told: _Told, old: pl.Series, new: pl.Series) -> None:
    """Count old rows whose key is neither in the newer export nor told."""
    gone = old.filter(~stands_in(old, new) & ~stands_in(old, told.keys))
    if gone.is_empty():
        return
    wrong = WrongRows(change.before.tallies, "F-DIFF-GONE")
    for block in _blocks(change, again(change.before.table)):
        wrong.take(block.filter(stands_in(block[KEY], gone)))
    wrong.tell(change.before.table)


def _other(change: ExportChange, told: _Told, keys: pl.Series, there: pl.Series) -> None:
    """Count told rows that the newer export has otherwise or not, and marked ones that it has."""
    rows = told.rows.filter(~stands_in(told.rows, there))
    marked = told.marked.filter(stands_in(told.marked, keys))
    if rows.is_empty() and marked.is_empty():
        return
    wrong = WrongRows(change.told.tallies, "F-DIFF-OTHER")
    for block in _blocks(change, again(change.told.table), change.mark):
        as_row = ~block[GONE] & stands_in(block[ROW], rows)
        wrong.take(block.filter(as_row | (block[GONE] & stands_in(block[KEY], marked))))
    wrong.tell(change.told.table, change.after.table, change.mark)


def _listed(change: ExportChange, told: _Told, keys: pl.Series) -> None:
    """Count keys listed as removed that the newer export has."""
    listed = told.listed.filter(stands_in(told.listed, keys))
    if change.deleted is None or listed.is_empty():
        return
    wrong = WrongRows(change.deleted.tallies, "F-DIFF-OTHER")
    for block in _removed(change, second=True):
        wrong.take(block.filter(stands_in(block[KEY], listed)))
    wrong.tell(change.deleted.table)


def _blocks(
    change: ExportChange, table: Table, mark: tuple[str, str] | None = None
) -> Iterator[pl.DataFrame]:
    """Yield lines, hashes of key and of row, and whether the row is marked as removed."""
    group = change.after.table.group
    items = [item.key for item in group.items]
    gone = pl.lit(value=False) if mark is None else pl.col(mark[0]).eq_missing(pl.lit(mark[1]))
    for block in table.blocks({*items, *(mark or ())[:1]}):
        key, row = keyed(group.primary_key), keyed(items)
        yield block.select(LINE, key.alias(KEY), row.alias(ROW), gone.alias(GONE))


def _removed(change: ExportChange, *, second: bool = False) -> Iterator[pl.DataFrame]:
    """Yield lines and keys of the rows listed as removed."""
    if change.deleted is None:
        return
    table, key = change.deleted.table, change.after.table.group.primary_key
    for block in (again(table) if second else table).blocks(key):
        yield block.select(LINE, keyed(key).alias(KEY))
