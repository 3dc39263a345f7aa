"""Keys and histories of a whole file on Polars, in eight bytes a row: a screen, then a second look.

While the file is read, a row leaves one 64-bit word: part of a hash of its key with the history
number and the mark of the latest row, or a hash of the whole key. Sorted, the words of a file that
is right follow a simple pattern. Where they do not, the file is read again for the keys in question
only, and the rules of `integrity` say what is wrong and on which lines.

Two different keys among twenty million share all 64 bits with a chance of about 1 : 100,000.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import narwhals as nw
import polars as pl

from conformance.tables.hashes import hashed
from conformance.tables.integrity import LATEST, NUMBER, history_columns, offences
from conformance.tables.lazy import as_lazy, here
from conformance.tables.lookup import collected, stands_in
from conformance.tables.read import LINE
from conformance.tables.tally import FaultLocation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from conformance.tables.integrity import Integrity, Offence
    from conformance.tables.tally import Tallies

    Again = Callable[[], Iterable[pl.DataFrame]]

_KEY, _STEM, _WORD = "#key", "#stem", "#word"
_WHOLE = "#whole"  # whether all rows of the history are looked at
_LOW = 2**12  # the low bits of a word: eleven of the number, one of the mark
_HIGHEST = _LOW // 2 - 1  # the highest number that fits
_SLICE = 2**21  # words looked at together
_BUCKET = 2**20  # rows looked at together a second time


@dataclass(frozen=True, slots=True)
class BlockHashes:
    """What is kept of the rows of a block.

    Attributes:
        keys: hashes of whole keys, where histories do not hold them already.
        histories: part of a hash of the key, the number and the mark.
        odd: the hashes of those whose number does not fit in.
    """

    keys: pl.Series
    histories: pl.Series
    odd: pl.Series


def words(frame: pl.DataFrame, integrity: Integrity) -> BlockHashes:
    """Return one word for every row of a block."""
    keys = histories = odd = pl.Series(_WORD, dtype=pl.UInt64)
    if integrity.key and not _numbered_last(integrity):
        keys = frame.select(hashed(integrity.key)).to_series().drop_nulls()
    if integrity.number is not None:
        stem, number = pl.col(_STEM) - pl.col(_STEM) % _LOW, pl.col(NUMBER)
        fits = number.is_between(1, _HIGHEST).fill_null(value=False)
        word = stem + number.cast(pl.UInt64) * 2 + pl.col(LATEST).cast(pl.UInt64)
        seen = _of_history(frame.select(integrity.items), integrity).select(
            pl.when(fits).then(word).alias(_WORD), pl.when(~fits).then(stem).alias(_STEM)
        )
        histories, odd = seen[_WORD].drop_nulls(), seen[_STEM].drop_nulls()
    return BlockHashes(keys, histories, odd)


@dataclass
class Keys:
    """Collects one word a row, block by block, and judges them at the end."""

    integrity: Integrity
    _keys: list[pl.Series] = field(default_factory=list)
    _histories: list[pl.Series] = field(default_factory=list)
    _odd: list[pl.Series] = field(default_factory=list)

    def take(self, kept: BlockHashes) -> None:
        """Keep the words of a block."""
        self._keys.append(kept.keys)
        self._histories.append(kept.histories)
        self._odd.append(kept.odd)

    def judge(self, again: Again, tallies: Tallies) -> None:
        """Count keys that stand twice under `#keys`, broken histories under `#history`.

        Args:
            again: yields the blocks once more, with the columns of `integrity.items`.
            tallies: where to count.
        """
        keys = collected(_repeated(_sorted(self._keys)))
        stems = collected([*self._odd, *self._broken(_sorted(self._histories))])
        if len(keys) or len(stems):
            rows = pl.concat(self._questionable(again(), keys, stems))
            self._judge_rows(rows, tallies)

    def _broken(self, words: pl.Series) -> Iterator[pl.Series]:
        """Yield the stems whose words are not those of a whole history."""
        word = pl.col(_WORD)
        stem, number, latest = word - word % _LOW, word % _LOW // 2, word % 2
        before = pl.when(stem == stem.shift(1)).then(number.shift(1)).otherwise(0)
        step = number - before
        wrong = step != 1 if _numbered_last(self.integrity) else step > 1
        if self.integrity.latest is not None:
            last = (stem != stem.shift(-1)).fill_null(value=True)
            wrong |= (latest == 1) != last
        for start in range(0, len(words), _SLICE):  # with a neighbour on either side
            part = words[max(start - 1, 0) : start + _SLICE + 1].to_frame()
            judged = part.select(stem.alias(_STEM), wrong.alias("wrong"))
            own = judged.slice(min(start, 1), _SLICE)
            yield own.filter("wrong")[_STEM]

    def _questionable(
        self, frames: Iterable[pl.DataFrame], keys: pl.Series, stems: pl.Series
    ) -> Iterator[pl.DataFrame]:
        for frame in frames:
            rows = _of_history(frame, self.integrity)
            rows = rows.with_columns(hashed(self.integrity.key).alias(_KEY))
            short = rows[_STEM] - rows[_STEM] % _LOW
            whole = stands_in(short, stems).alias(_WHOLE)
            asked = stands_in(rows[_KEY], keys) | whole
            yield (
                rows.with_columns(whole)
                .filter(asked)
                .select(LINE, _KEY, _STEM, NUMBER, LATEST, _WHOLE)
            )

    def _judge_rows(self, rows: pl.DataFrame, tallies: Tallies) -> None:
        found: dict[str, tuple[Offence, list[pl.Series]]] = {}
        for bucket in _buckets(rows, _STEM if self.integrity.stem else _KEY):
            for one in self._offences(bucket):
                lines = here(one.rows.select(LINE))[LINE]
                found.setdefault(one.code, (one, []))[1].append(lines)
        for one, parts in found.values():
            lines = pl.concat(parts).sort()
            tally = tallies.at(one.subject, one.code, **one.facts)
            first = lines.head(max(tally.wants, 0))
            tally.note(len(lines), [FaultLocation(line, column=one.column) for line in first])

    def _offences(self, bucket: pl.DataFrame) -> Iterator[Offence]:
        """Yield what is wrong with keys, and with those histories of which every row is here."""
        whole = bucket.filter(_WHOLE)
        for rows, subject in ((bucket, "#keys"), (whole, "#history")):
            for one in offences(as_lazy(rows), self.integrity, [_KEY], [_STEM]):
                if one.subject == subject:
                    yield one


def _numbered_last(integrity: Integrity) -> bool:
    """Say whether the number ends the key: then equal words are equal keys."""
    return integrity.key[-1:] == (integrity.number,)


def _of_history(frame: pl.DataFrame, integrity: Integrity) -> pl.DataFrame:
    """Return the rows with what a history is judged by, and its stem as a hash."""
    stem = hashed(integrity.stem) if integrity.stem else pl.lit(None, pl.UInt64)
    rows = frame.with_columns(
        stem.alias(_STEM), pl.lit(None, pl.Int64).alias(NUMBER), pl.lit(value=False).alias(LATEST)
    )
    return nw.from_native(rows).with_columns(*history_columns(integrity)).to_native()


def _sorted(parts: list[pl.Series]) -> pl.Series:
    """Return the words of all blocks in order, and give the parts up."""
    whole = pl.concat([pl.Series(_WORD, dtype=pl.UInt64), *parts])
    parts.clear()
    return whole.sort()


def _repeated(words: pl.Series) -> Iterator[pl.Series]:
    for start in range(0, len(words), _SLICE):
        part = words[start : start + _SLICE + 1]
        yield part.filter(part == part.shift(1))


def _buckets(rows: pl.DataFrame, column: str) -> Iterator[pl.DataFrame]:
    """Yield the rows in parts that keep equal values of a column together."""
    many = rows.height // _BUCKET + 1
    for n in range(many):
        yield rows.filter(pl.col(column) % many == n) if many > 1 else rows
