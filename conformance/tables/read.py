"""An export file as columns of text, block after block: no type is guessed, no row is an object.

Lines that cannot be split into the columns of the header are counted and left out; what is said of
the rest is then no statement about the whole file (see `unread`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.errors import HarnessError, Message
from conformance.tables.bytes import Block, blocks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.header import Header
    from conformance.tables.locate import Export
    from conformance.tables.tally import Tallies, Tally

LINE = "#line"
"""The column that holds the number of the line in the file."""

_UNREAD = (
    ("#bytes", "F-FILE-ENCODING"),
    ("#bytes", "F-FILE-NUL"),
    ("#bytes", "F-FILE-QUOTES"),
    ("#bytes", "F-FILE-LONG-LINE"),
    ("#columns", "F-FILE-FIELDS"),
)
_FIELD = r'(?:[^",]*|"(?:[^"]|"")*")'
_SOUND = rf"\A{_FIELD}(?:,{_FIELD})*\z"
_END = "\0"  # stands in a column of its own after the last; no line that is read holds a NUL


def frames(
    export: Export,
    surface: FilesSurface,
    header: Header,
    items: Collection[str],
    tallies: Tallies,
) -> Iterator[pl.DataFrame]:
    """Yield the columns of `items` that the file has, with `LINE`; an empty value is null."""
    places = {key: place for key, place in header.places.items() if key in items}
    for block in blocks(export, surface, tallies):
        body = _without_header(block) if block.first == 1 else block
        text, numbers = _readable(body, surface, tallies)
        frame = _parsed(text, header.width, tuple(places.values()))
        if frame.height != len(numbers):
            raise HarnessError(_miscounted(len(numbers), frame.height))
        frame = _complete(frame.with_columns(numbers.alias(LINE)), header.width, tallies)
        columns = {_column(place): key for key, place in places.items()}
        yield frame.select(LINE, *columns).rename(columns)


def unread(tallies: Tallies) -> int:
    """Return how many lines were left out because they could not be read."""
    kept = tallies.by_subject
    return sum(kept[s][c].total for s, c in _UNREAD if c in kept.get(s, {}))


def _readable(block: Block, surface: FilesSurface, tallies: Tallies) -> tuple[bytes, pl.Series]:
    """Return the lines that can be split into values, and their numbers."""
    if b'"' in block.text or b"\0" in block.text or block.undecoded is not None:
        lines = _lines(block, surface, tallies)
        return _joined(lines["text"]), lines[LINE]
    return block.text, _numbers(block)


def _numbers(block: Block) -> pl.Series:
    return pl.int_range(block.first, block.first + block.lines, dtype=pl.UInt32, eager=True)


def _without_header(block: Block) -> Block:
    return Block(2, block.text[block.text.index(b"\n") + 1 :], block.lines - 1, block.undecoded)


def _lines(block: Block, surface: FilesSurface, tallies: Tallies) -> pl.DataFrame:
    """Return the lines that can be split into values; count the others."""
    lines = pl.DataFrame({LINE: _numbers(block), "text": _split(block.text)})
    if block.undecoded is not None:
        encoding, offset = surface.encoding, block.undecoded
        tally = tallies.at("#bytes", "F-FILE-ENCODING", encoding=encoding, offset=offset)
        lines = _dropped(lines, pl.col("text").str.contains("\ufffd", literal=True), tally)
    if b"\0" in block.text:
        nul = pl.col("text").str.contains("\0", literal=True)
        lines = _dropped(lines, nul, tallies.at("#bytes", "F-FILE-NUL"))
    sound = pl.col("text").str.contains(_SOUND)
    if not lines.select(sound.all()).item():
        lines = _dropped(lines, ~sound, tallies.at("#bytes", "F-FILE-QUOTES"))
    return lines


def _split(text: bytes) -> pl.Series:
    if b"\0" in text or not text:
        return pl.Series("text", text.decode().split("\n")[:-1], dtype=pl.String)
    # The CSV reader with a separator that does not occur is the fastest splitter of lines.
    frame = pl.read_csv(
        b"\0\n" + text,
        separator="\0",
        quote_char=None,
        has_header=False,
        schema={"text": pl.String, "rest": pl.String},
    )
    return frame["text"].slice(1).fill_null("")


def _joined(lines: pl.Series) -> bytes:
    text: str = lines.str.join("\n").item()
    return f"{text}\n".encode() if len(lines) else b""


def _dropped(frame: pl.DataFrame, mask: pl.Expr, tally: Tally) -> pl.DataFrame:
    bad = frame.filter(mask)
    if bad.height:
        tally.add(bad.height, bad[LINE].head(tally.wants).to_list())
        return frame.filter(~mask)
    return frame


def _parsed(text: bytes, width: int, places: tuple[int, ...]) -> pl.DataFrame:
    """Return the columns at `places` and the one that must hold the mark of the line's end."""
    full_line = b"," * width + b"\n"  # lets the reader know the width before any ragged line
    frame = pl.read_csv(
        full_line + text.replace(b"\n", f",{_END}\n".encode()),
        has_header=False,
        columns=sorted({*places, width}),
        schema={_column(n): pl.String for n in range(width + 1)},
        truncate_ragged_lines=True,
    ).slice(1)
    if b'""' in text:
        empty = pl.when(pl.all() != "").then(pl.all())
        frame = frame.with_columns(empty)
    return frame


def _complete(frame: pl.DataFrame, width: int, tallies: Tallies) -> pl.DataFrame:
    ragged = pl.col(_column(width)).ne_missing(_END)
    if frame.select(ragged.any()).item():
        return _dropped(frame, ragged, tallies.at("#columns", "F-FILE-FIELDS", columns=width))
    return frame


def _column(place: int) -> str:
    return f"c{place}"


def _miscounted(lines: int, rows: int) -> Message:
    return Message(
        "HAR101",
        f"{lines} 行のうち {rows} 行しか読み取れませんでした。",
        f"of {lines} lines {rows} rows were read",
    )
