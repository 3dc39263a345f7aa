"""Lines of text split into columns by the columnar library's reader, the fastest there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.errors import HarnessError, Message
from conformance.tables.byte_counts import count

if TYPE_CHECKING:
    from collections.abc import Collection

    from conformance.tables.tally import Tallies
    from conformance.values.words import Fact

LINE = "#line"
"""The column that holds the number of the line a row starts on."""

BREAK = "\0n"
"""Stands for a line break inside a value while columns are split; no row that is read has NUL."""

_RETURN = "\0r"  # stands for CR, which the reader takes away at the end of a value
_END = "\0"  # stands in a column of its own after the last


def split(text: bytes) -> pl.Series:
    """Return the lines of a text in which every line ends with a line feed."""
    if b"\r" in text:
        feeds = text.replace(b"\r\n", b"\n")
        if b"\r" not in feeds and len(text) - len(feeds) == text.count(b"\n"):
            return split(feeds) + "\r"
    if b"\r" in text or b"\0" in text or not text:
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


def evenly_parsed(
    text: bytes, width: int, places: Collection[int], *, separator: str, lines: int
) -> pl.DataFrame | None:
    """Return the columns at `places` of a text without quotes, every line of which is even.

    None where some line has another number of values than `width`, or might have: the reader
    refuses a line with more, and as many separators as there should be leave none with fewer.
    With CR LF the reader takes the CR away; the caller holds that no other CR stands in the text.
    """
    if count(text, separator.encode()) != (width - 1) * lines:
        return None
    try:
        return pl.read_csv(
            text,
            has_header=False,
            separator=separator,
            quote_char=None,
            columns=sorted(places),
            schema={column(n): pl.String for n in range(width)},
        )
    except pl.exceptions.PolarsError:  # its text may repeat a value
        return None


def parsed(
    text: bytes,
    width: int,
    places: Collection[int],
    *,
    separator: str,
    quoted: bool,
    crlf: bool = False,
) -> pl.DataFrame:
    """Return the columns at `places`, and the one that must hold the mark of the line's end.

    With `crlf` every line ends with CR LF and no other CR stands in the text.
    Line breaks inside values stand as `BREAK` in `text`, which is its only NUL, and as themselves
    in the columns.
    """
    returns, breaks = not crlf and b"\r" in text, b"\0" in text
    if returns:
        text = text.replace(b"\r", _RETURN.encode())
    mark = f"{separator}{_END}".encode()
    marked = text.replace(b"\r", mark) if crlf else text.replace(b"\n", mark + b"\n")
    full_line = separator.encode() * width + b"\n"  # tells the width before any ragged line
    frame = pl.read_csv(
        full_line + marked,
        has_header=False,
        separator=separator,
        quote_char='"' if quoted else None,
        columns=sorted({*places, width}),
        schema={column(n): pl.String for n in range(width + 1)},
        truncate_ragged_lines=True,
    ).slice(1)
    if quoted and b'""' in text:
        frame = frame.with_columns(pl.when(pl.all() != "").then(pl.all()))
    for found, hidden, own in ((returns, _RETURN, "\r"), (breaks, BREAK, "\n")):
        if found:
            frame = frame.with_columns(pl.all().str.replace_all(hidden, own, literal=True))
    return frame


def numbered(frame: pl.DataFrame, numbers: pl.Series) -> pl.DataFrame:
    """Return the columns with the numbers of their lines.

    Raises:
        HarnessError: there are more or fewer lines than rows: the harness has lost count.
    """
    if frame.height != len(numbers):
        raise HarnessError(_miscounted(len(numbers), frame.height))
    return frame.with_columns(numbers.alias(LINE))


def ragged(width: int) -> pl.Expr:
    """Return where a line has more or fewer values than the header."""
    return pl.col(column(width)).ne_missing(_END)


def noted(
    frame: pl.DataFrame, mask: pl.Expr, tallies: Tallies, fault: tuple[str, str], **facts: Fact
) -> pl.DataFrame:
    """Return the rows of the mask, counted as a fault: its subject and its code."""
    bad = frame.filter(mask)
    if bad.height:
        tally = tallies.at(fault[0], fault[1], **facts)
        tally.add(bad.height, bad[LINE].head(max(tally.wants, 0)).to_list())
    return bad


def dropped(
    frame: pl.DataFrame, mask: pl.Expr, tallies: Tallies, fault: tuple[str, str], **facts: Fact
) -> pl.DataFrame:
    """Return the rows without those of the mask, which are counted as a fault."""
    bad = noted(frame, mask, tallies, fault, **facts)
    return frame.filter(~mask) if bad.height else frame


def column(place: int) -> str:
    """Return the name of the column at a place, counted from 0."""
    return f"c{place}"


def _miscounted(lines: int, rows: int) -> Message:
    return Message(
        "HAR101",
        f"{lines} 行のうち {rows} 行しか読み取れませんでした。",
        f"of {lines} lines {rows} rows were read",
    )
