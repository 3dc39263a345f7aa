"""Primary keys and histories of a whole file, kept as 64-bit hashes while it is read.

Two different keys of a file of twenty million rows share a hash with a chance of about 1 : 100,000.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.read import LINE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from conformance.catalog.models.records import RecordGroup
    from conformance.tables.tally import Tallies, Tally

_KEY, _STEM, _NUMBER, _LATEST = "#key", "#stem", "#number", "#latest"
_SEPARATOR = "\x1f"


@dataclass
class Keys:
    """Collects the keys of a file block by block and judges them at the end.

    Attributes:
        group: whose rows they are.
        columns: the items the file has; what needs another column is not judged.
    """

    group: RecordGroup
    columns: Collection[str]
    _keys: list[pl.DataFrame] = field(default_factory=list)
    _histories: list[pl.DataFrame] = field(default_factory=list)

    @property
    def judges_keys(self) -> bool:
        """Whether the file has every item of the primary key."""
        return set(self.group.primary_key) <= set(self.columns)

    @property
    def judges_history(self) -> bool:
        """Whether the group numbers its history and the file has what that needs."""
        history = self.group.history
        if history is None or not self.judges_keys or history.number not in self.group.primary_key:
            return False
        return history.latest is None or history.latest in self.columns

    def take(self, frame: pl.DataFrame) -> None:
        """Keep what the judgement needs of a block."""
        if self.judges_keys:
            self._keys.append(frame.select(_hash(self.group.primary_key).alias(_KEY), LINE))
        if self.judges_history:
            self._histories.append(frame.select(LINE, *self._of_history()))

    def judge(self, tallies: Tallies) -> None:
        """Count keys that stand twice under `#keys`, broken histories under `#history`.

        What was kept is given up on the way, one part before the other, to save memory.
        """
        if self._keys:
            key = ", ".join(self.group.primary_key)
            _twice(
                _taken(self._keys).drop_nulls(), tallies.at("#keys", "F-FILE-KEY-TWICE", key=key)
            )
        if self._histories:
            self._judge_history(_taken(self._histories), tallies)

    def _of_history(self) -> list[pl.Expr]:
        history = self.group.history
        if history is None:
            return []
        number = pl.col(history.number).cast(pl.Int32, strict=False)
        kept = [_hash(self._stem()).alias(_STEM), number.alias(_NUMBER)]
        if history.latest is not None:
            kept.append(pl.col(history.latest).eq_missing(pl.lit("1")).alias(_LATEST))
        return kept

    def _stem(self) -> Sequence[str]:
        """Return the items before the number: those after it stand several to one number."""
        history, key = self.group.history, self.group.primary_key
        return key[: key.index(history.number)] if history else key

    def _judge_history(self, kept: pl.DataFrame, tallies: Tallies) -> None:
        history = self.group.history
        if history is None:
            return
        rows = _numbered(kept).sort(_STEM, _NUMBER)
        same = pl.col(_STEM) == pl.col(_STEM).shift(1)
        step = pl.when(same).then(pl.col(_NUMBER).diff()).otherwise(pl.col(_NUMBER))
        _count(rows, step > 1, tallies.at("#history", "F-FILE-HISTORY-GAP", number=history.number))
        if history.latest is not None and self.group.primary_key[-1] == history.number:
            last = (pl.col(_STEM) != pl.col(_STEM).shift(-1)).fill_null(value=True)
            twice = (~last & (pl.col(_NUMBER) == pl.col(_NUMBER).shift(-1))).fill_null(value=False)
            tally = tallies.at("#history", "F-FILE-LATEST", latest=history.latest)
            _count(rows, ~twice & (pl.col(_LATEST) != last), tally)


def _hash(items: Sequence[str]) -> pl.Expr:
    """Return the hash of some items taken together; null where one of them is empty."""
    joined = pl.concat_str(items, separator=_SEPARATOR) if items else pl.lit("")
    return pl.when(joined.is_not_null()).then(joined.hash())


def _taken(parts: list[pl.DataFrame]) -> pl.DataFrame:
    """Return the parts as one frame, and give the parts up."""
    whole = pl.concat(parts)
    parts.clear()
    return whole


def _numbered(kept: pl.DataFrame) -> pl.DataFrame:
    """Return the rows without histories of which a number cannot be read: not every row is seen."""
    kept = kept.drop_nulls(_STEM)
    if kept[_NUMBER].null_count() == 0:
        return kept
    return kept.join(kept.filter(pl.col(_NUMBER).is_null()), on=_STEM, how="anti")


def _twice(kept: pl.DataFrame, tally: Tally) -> None:
    ordered = kept[_KEY].sort()
    repeated = ordered.filter(ordered == ordered.shift(1))
    if not repeated.is_empty():
        rows = kept.join(repeated.unique().to_frame(), on=_KEY, how="semi").sort(_KEY, LINE)
        _count(rows, pl.col(_KEY) == pl.col(_KEY).shift(1), tally)


def _count(rows: pl.DataFrame, mask: pl.Expr, tally: Tally) -> None:
    lines = rows.filter(mask)[LINE].sort()
    tally.add(len(lines), lines.head(tally.wants).to_list())
