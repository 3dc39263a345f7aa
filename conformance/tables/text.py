"""A file of text as columns, block after block.

Most blocks are plain: every line is a row, and sound. They take the short way; all others are taken
apart row by row first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

import polars as pl

from conformance.tables.alongside import WORKERS, alongside
from conformance.tables.bytes import blocks, checked_block
from conformance.tables.columns import (
    BREAK,
    LINE,
    column,
    dropped,
    evenly_parsed,
    noted,
    numbered,
    parsed,
    ragged,
    split,
)
from conformance.tables.encodings import is_utf8
from conformance.tables.line_ends import LineEnds, all_crlf, unix
from conformance.tables.progress import notify_progress
from conformance.tables.quoting import RowJoiner, as_declared, tidy
from conformance.tables.sample import sampled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.bytes import Block
    from conformance.tables.export import ExportFile
    from conformance.tables.header import Header
    from conformance.tables.tally import Tallies

T = TypeVar("T")

_SWAP = (["\r", "\n"], ["\n", "\r"])


@dataclass(frozen=True, slots=True)
class _Plain(Generic[T]):
    """A block that is taken as it is: its rows, whether CR LF ends its lines, what was seen."""

    rows: int
    crlf: bool
    seen: T


@dataclass
class TextPart:
    """Reads one file of text.

    Attributes:
        part: the file.
        surface: how it is written.
        header: its columns.
        tallies: where faults are counted.
        first: the number of its first line.
        number: the type of line numbers.
    """

    part: ExportFile
    surface: FilesSurface
    header: Header
    tallies: Tallies
    first: int = 1
    number: type[pl.UInt32 | pl.UInt64] = pl.UInt32
    _rows: RowJoiner = field(init=False)
    _ends: LineEnds = field(init=False)

    def __post_init__(self) -> None:
        self._rows = RowJoiner(self.surface.separator, self.surface.quoting != "none")
        self._ends = LineEnds(self.surface.line_end, self.tallies)

    def seen(self, places: Mapping[str, int], look: Callable[[pl.DataFrame], T]) -> Iterator[T]:
        """Yield what `look` makes of each block: the columns at `places` under their items' keys.

        It is asked in threads, of several blocks at once, and depends on its block alone, in which
        `LINE` numbers the rows.
        """
        columns = {column(place): key for key, place in places.items()}
        work = partial(self._plain, columns=columns, look=look)
        every = blocks(self.part, self.surface, self.tallies, self.first)
        chosen = sampled(every, self.surface, self.part.name, lambda: self._rows.waits)
        ahead = WORKERS if self.surface.sample is None else 0  # then it matters what waits
        block = None
        for block, plain in alongside(chosen, work, ahead):
            if plain is None or self._rows.waits:
                rows = self._rows.take(self._lines(checked_block(block)))
                frame = self._taken_apart(rows, block, columns)
                notify_progress(self.part.name, len(block.text), frame.height)
                yield look(frame)
            else:
                self._ends.look(block, crlf=plain.crlf)
                notify_progress(self.part.name, len(block.text), plain.rows)
                yield plain.seen
        if block is not None and self._rows.waits:
            yield look(self._taken_apart(self._rows.finish(), block, columns))

    def _plain(
        self, block: Block, columns: Mapping[str, str], look: Callable[[pl.DataFrame], T]
    ) -> _Plain[T] | None:
        """Return what is in a block in which every line is a row, sound; None for any other."""
        if self._is_special(block):
            return None
        quoting = self.surface.quoting
        quoted = quoting != "none" and (quoting == "all" or b'"' in block.text)
        crlf = not quoted and all_crlf(block)
        frame = self._columns(block, columns, quoted=quoted, crlf=crlf)
        if frame is None:
            return None
        numbers = self._numbers(block).slice(int(self._is_headed(block)))
        return _Plain(frame.height, crlf, look(_keyed(numbered(frame, numbers), columns)))

    def _columns(
        self, block: Block, columns: Mapping[str, str], *, quoted: bool, crlf: bool
    ) -> pl.DataFrame | None:
        """Return the columns of a block; None where it has to be taken apart."""
        text = block.text if crlf or block.swapped else unix(block.text)
        headings = text[: text.index(b"\n") + 1] if self._is_headed(block) else b""
        rows, lines = text[len(headings) :], block.lines - bool(headings)
        even = bool(columns) and lines > 0 and not quoted and (crlf or b"\r" not in text)
        seen = even and len(columns) == self.header.width  # every byte, by who reads the columns
        if block.unchecked is not None and not is_utf8(headings if seen else text):
            return None
        if quoted and not tidy(text, self.surface.quoting, self.surface.separator):
            return None
        if even:
            frame = self._evenly_parsed(rows, columns, lines)
        else:
            frame = self._without_ragged(rows, columns, quoted=quoted, crlf=crlf)
        if frame is None or not (block.swapped and b"\r" in text):
            return frame
        return _swapped_back(frame)

    def _is_headed(self, block: Block) -> bool:
        return self.header.headed and block.first == self.first

    def _evenly_parsed(
        self, text: bytes, columns: Mapping[str, str], lines: int
    ) -> pl.DataFrame | None:
        places, sep = [int(name[1:]) for name in columns], self.surface.separator
        return evenly_parsed(text, self.header.width, places, separator=sep, lines=lines)

    def _without_ragged(
        self, text: bytes, columns: Mapping[str, str], *, quoted: bool, crlf: bool
    ) -> pl.DataFrame | None:
        """Return the columns; None where a line has another number of values than the header."""
        frame = self._parsed(text, columns, quoted=quoted, crlf=crlf)
        return None if frame.select(ragged(self.header.width).any()).item() else frame

    def _is_special(self, block: Block) -> bool:
        single = self.header.width <= 1  # then an empty line looks like a value
        return single or bool(block.undecoded) or b"\0" in block.text

    def _numbers(self, block: Block) -> pl.Series:
        return pl.int_range(
            block.first, block.first + block.lines, dtype=self.number, eager=True
        ).alias(LINE)

    def _lines(self, block: Block) -> pl.DataFrame:
        bad = pl.repeat(value=False, n=block.lines, eager=True)
        if block.undecoded:
            bad = bad.scatter(list(block.undecoded), values=True)
        return pl.DataFrame([self._numbers(block), split(block.text), bad.alias("bad")])

    def _taken_apart(
        self, rows: pl.DataFrame, block: Block, columns: Mapping[str, str]
    ) -> pl.DataFrame:
        """Return the columns of rows, once the block up to which they go is taken."""
        rows = self._without_faults(self._without_ends(rows, block))
        self._judge_quotes(rows)
        if self.header.headed:
            rows = rows.filter(pl.col(LINE) != self.first)
        if self.header.width == 0:
            return rows.clear().select(LINE)
        breaks = bool(rows["text"].str.contains("\n", literal=True).any())
        texts = rows["text"].str.replace_all("\n", BREAK, literal=True) if breaks else rows["text"]
        text: str = texts.str.join("\n").item()
        joined = f"{text}\n".encode() if rows.height else b""
        frame = numbered(self._parsed(joined, columns, quoted=self._rows.quoted), rows[LINE])
        wrong, width = ("#columns", "F-FILE-FIELDS"), self.header.width
        frame = dropped(frame, ragged(width), self.tallies, wrong, columns=width)
        return _keyed(_swapped_back(frame) if block.swapped else frame, columns)

    def _parsed(
        self, text: bytes, columns: Mapping[str, str], *, quoted: bool, crlf: bool = False
    ) -> pl.DataFrame:
        places, sep = [int(name[1:]) for name in columns], self.surface.separator
        return parsed(text, self.header.width, places, separator=sep, quoted=quoted, crlf=crlf)

    def _without_ends(self, rows: pl.DataFrame, block: Block) -> pl.DataFrame:
        """Judge the ends of rows and take them away; empty lines too."""
        ended = rows.height if block.ended or self._rows.waits else rows.height - 1
        crlf = rows["text"].str.ends_with("\r").head(ended)
        self._ends.look_at(crlf, rows[LINE].head(ended), swapped=block.swapped)
        if not block.swapped:
            rows = rows.with_columns(pl.col("text").str.strip_suffix("\r"))
        return dropped(rows, pl.col("text") == "", self.tallies, ("#columns", "F-FILE-BLANK-LINE"))

    def _without_faults(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Count rows that cannot be split into values, and leave them out."""
        nul = pl.col("text").str.contains("\0", literal=True)
        for mask, code in (
            (pl.col("bad"), "F-FILE-ENCODING"),
            (nul, "F-FILE-NUL"),
            (~pl.col("sound"), "F-FILE-QUOTES"),
        ):
            rows = dropped(rows, mask, self.tallies, ("#bytes", code))
        return rows

    def _judge_quotes(self, rows: pl.DataFrame) -> None:
        """Count rows that are quoted otherwise than declared; they are read all the same."""
        text = pl.col("text")
        if self.surface.embedded_newlines == "forbid":
            several = text.str.contains("\n", literal=True)
            noted(rows, several, self.tallies, ("#bytes", "F-FILE-LINE-BREAK"))
        quoting = self.surface.quoting
        pattern = as_declared(quoting, self.surface.separator)
        if pattern is not None:
            wrong = ~text.str.contains(pattern)
            noted(rows, wrong, self.tallies, ("#bytes", "F-FILE-QUOTING"), wanted=quoting)


def _swapped_back(frame: pl.DataFrame) -> pl.DataFrame:
    """Return the texts with CR and LF in their own places again."""
    return frame.with_columns(pl.col(pl.String).str.replace_many(*_SWAP))


def _keyed(frame: pl.DataFrame, columns: Mapping[str, str]) -> pl.DataFrame:
    """Return the lines and the columns, those under the keys of their items."""
    keyed = (frame[name].alias(key) for name, key in columns.items())
    return pl.DataFrame([frame[LINE], *keyed])  # at once, without a query
