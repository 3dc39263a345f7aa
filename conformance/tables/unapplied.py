"""Rows that a differential does not explain: exact totals, and for the first what differs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.read import LINE
from conformance.tables.tally import FaultLocation
from conformance.values.shown import quoted_text, shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

SUBJECT = "#differential"
"""What the tallies stand under."""

KEY, ROW, GONE = "#key", "#row", "#gone"
_SEPARATOR = "\x1f"  # a control character: it stands in no value that is right

_Values = dict[str, str | None]


def keyed(items: Sequence[str]) -> pl.Expr:
    """Return the hash of some items taken together; an empty one is a value like any other."""
    values = [pl.col(item).fill_null("") for item in items]
    return pl.concat_str(values, separator=_SEPARATOR).hash()


def again(table: Table) -> Table:
    """Return the file to be read once more, with a count of its own."""
    return replace(table, rows=0, unread=0)


@dataclass
class WrongRows:
    """Rows of a file that are wrong in one way; the first are kept by line and key."""

    tallies: Tallies
    code: str
    total: int = 0
    _kept: list[pl.DataFrame] = field(default_factory=list)

    def take(self, rows: pl.DataFrame) -> None:
        """Count rows, which have a line and the hash of their key."""
        left = self.tallies.most - sum(frame.height for frame in self._kept)
        self.total += rows.height
        if rows.height and left > 0:
            self._kept.append(rows.head(left))

    def tell(
        self, own: Table, other: Table | None = None, mark: tuple[str, str] | None = None
    ) -> None:
        """Count them under the code, the first with the columns that differ from `other`.

        Where there is nothing to differ from, the primary key is named. Marked rows have no values
        to compare.
        """
        if not self.total:
            return
        key = own.group.primary_key
        first = pl.concat(self._kept)
        mine = dict(_rows(own, LINE, first[LINE]))
        theirs = {} if other is None else dict(_rows(other, KEY, first[KEY]))
        tally = self.tallies.at(SUBJECT, self.code, key=", ".join(key))
        told = [
            _spot(line, mine[line], None if _marked(mine[line], mark) else theirs.get(hashed), key)
            for line, hashed in first.select(LINE, KEY).iter_rows()
        ]
        tally.note(self.total, told)


def _rows(table: Table, by: str, wanted: pl.Series) -> Iterator[tuple[int, _Values]]:
    """Yield the values of the rows whose line, or hash of key, is wanted."""
    items = [item.key for item in table.group.items if item.key in _columns(table)]
    for block in again(table).blocks(items):
        rows = block.with_columns(keyed(table.group.primary_key).alias(KEY))
        for row in rows.filter(pl.col(by).is_in(wanted.implode())).iter_rows(named=True):
            yield row[by], {item: row[item] for item in items}


def _columns(table: Table) -> frozenset[str]:
    keys = [item.key for item in table.group.items]
    return frozenset(keys) - frozenset(table.missing(keys))


def _marked(row: Mapping[str, str | None], mark: tuple[str, str] | None) -> bool:
    return mark is not None and row.get(mark[0]) == mark[1]


def _spot(line: int, row: _Values, other: _Values | None, key: Sequence[str]) -> FaultLocation:
    differing = [item for item in other or () if row.get(item) != (other or {})[item]]
    value = row[differing[0]] if len(differing) == 1 else None
    masked = quoted_text(shape(value)) if value else ""
    return FaultLocation(line, masked, column=", ".join(differing or key))
