"""Quotes: which lines make up one row, whether its quotes are sound, and which values need them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables import bytes as file_bytes
from conformance.tables.columns import LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_QUOTED = r'"[^"]*(?:""[^"]*)*"'
_BREAKS = r"\r\n]"  # the end of a class of characters


def sound(separator: str) -> str:
    """Return the pattern of a row in which quotes enclose whole values and are doubled inside."""
    return rf"\A{_row('any', separator)}\z"


def as_declared(quoting: str, separator: str) -> str | None:
    """Return the pattern of a row that is quoted as the profile says; None when it says nothing."""
    if quoting in {"all", "minimal"}:
        return rf"\A{_row(quoting, separator)}\z"
    return None


def tidy(text: bytes, quoting: str, separator: str) -> bool:
    """Say whether each line of a text is a row of its own, sound and quoted as declared.

    One match over the whole text takes a fraction of the time that single rows take.
    """
    row = _row(quoting, separator).replace('[^"', r'[^"\n').replace(_BREAKS, r"\r]")
    whole = pl.Series([text], dtype=pl.Binary).cast(pl.String)
    return bool(whole.str.contains(rf"\A(?:{row}\n)*\z").item())


def _row(quoting: str, separator: str) -> str:
    """Return the pattern of a row, without anchors."""
    if quoting == "minimal":
        needed = rf'"[^"{separator}{_BREAKS}*(?:[{separator}{_BREAKS}|"")[^"]*(?:""[^"]*)*"'
        return rf'(?:{_values(rf"""[^"{separator}]*|{needed}""", separator)}|"")'
    return _values(_QUOTED if quoting == "all" else rf'[^"{separator}]*|{_QUOTED}', separator)


def _values(value: str, separator: str) -> str:
    return rf"(?:{value})(?:{separator}(?:{value}))*"


@dataclass
class RowJoiner:
    """Joins lines into rows: a line break inside quotes does not end a row.

    Where quotes are not sound the first line is given up and reading starts anew on the next, so
    that one stray quote does not take the rest of the file with it.

    Attributes:
        separator: the character between two values.
        quoted: whether quotes mean anything.
    """

    separator: str
    quoted: bool
    _open: pl.DataFrame | None = None

    @property
    def waits(self) -> bool:
        """Whether the last row taken goes on in the next block."""
        return self._open is not None

    def take(self, lines: pl.DataFrame) -> pl.DataFrame:
        """Return the rows that are complete.

        Args:
            lines: `LINE`, `text`, and `bad` (whether it could not be decoded).

        Returns:
            `LINE` (of the first line), `text`, `bad`, and `sound`.
        """
        if self._open is not None:
            lines, self._open = pl.concat([self._open, lines]), None
        if not self.quoted:
            return lines.with_columns(sound=pl.lit(value=True))
        odd = lines["text"].str.count_matches('"', literal=True) % 2 == 1
        if not odd.any():
            return lines.with_columns(sound=pl.col("text").str.contains(_ended(self.separator)))
        return self._joined(lines, odd)

    def finish(self) -> pl.DataFrame:
        """Return the rows in what waits, now that nothing follows; call only when it `waits`."""
        lines, self._open = self._open, None
        if lines is None:
            return pl.DataFrame()
        odd = lines["text"].str.count_matches('"', literal=True) % 2 == 1
        return self._resumed(lines, odd.to_list(), last=True)

    def _joined(self, lines: pl.DataFrame, odd: pl.Series) -> pl.DataFrame:
        """Return the rows where some go over several lines."""
        inside = odd.cast(pl.UInt32).cum_sum() % 2 == 1
        row = (~inside.shift(1, fill_value=False)).cum_sum()
        goes_on = bool(inside[-1])
        whole = lines.filter(row < row[-1]) if goes_on else lines
        rows = _grouped(whole, row.head(whole.height))
        rows = rows.with_columns(sound=pl.col("text").str.contains(_ended(self.separator)))
        broken = rows.select((pl.col("several") & ~pl.col("sound")).any()).item()
        large = lines["text"].str.len_chars().sum() > file_bytes.LONGEST
        if broken or large:
            return self._resumed(lines, odd.to_list(), last=False)
        self._open = lines.slice(whole.height) if goes_on else None
        return rows.drop("several")

    def _resumed(self, lines: pl.DataFrame, odd: list[bool], *, last: bool) -> pl.DataFrame:
        """Return the rows line by line, starting anew after each that is not sound."""
        pattern = _ended(self.separator)
        alone = lines["text"].str.contains(pattern).to_list()
        walk = _QuoteWalk(lines["text"].to_list(), odd, re.compile(pattern.replace(r"\z", r"\Z")))
        spans = list(walk.spans(last=last))
        taken = spans[-1][1] if spans else 0
        self._open = lines.slice(taken) if taken < lines.height else None
        row = [n for n, (start, end) in enumerate(spans) for _ in range(start, end)]
        rows = _grouped(lines.head(taken), pl.Series(row, dtype=pl.UInt32))
        fits = [end > start + 1 or alone[start] for start, end in spans]
        return rows.drop("several").with_columns(sound=pl.Series(fits, dtype=pl.Boolean))


@dataclass
class _QuoteWalk:
    """Finds the rows in lines of which some have quotes that do not close."""

    texts: Sequence[str]
    odd: Sequence[bool]
    pattern: re.Pattern[str]

    def spans(self, *, last: bool) -> Iterator[tuple[int, int]]:
        """Yield the first line of each row and the one after it; what goes on is left out.

        A row of several lines is sound; one that opens a quote and never closes it is one line.
        """
        closing, start = self._closing(), 0
        while start < len(self.texts):
            end = start + 1
            if self.odd[start]:
                close = closing[start]
                if close is None and not last and self._fits(start, len(self.texts)):
                    return
                if close is not None and self._is_row(start, close + 1):
                    end = close + 1
            yield start, end
            start = end

    def _closing(self) -> list[int | None]:
        """Return for each line the next one that has an odd number of quotes."""
        found: list[int | None] = [None] * len(self.odd)
        following: int | None = None
        for place in range(len(self.odd) - 1, -1, -1):
            found[place] = following
            if self.odd[place]:
                following = place
        return found

    def _is_row(self, start: int, end: int) -> bool:
        return self._fits(start, end) and bool(self.pattern.search(self._text(start, end)))

    def _fits(self, start: int, end: int) -> bool:
        return sum(map(len, self.texts[start:end])) <= file_bytes.LONGEST

    def _text(self, start: int, end: int) -> str:
        return "\n".join(self.texts[start:end])


def _ended(separator: str) -> str:
    """Return the pattern of a sound row that may end with the CR of its line end."""
    return sound(separator).replace(r"\z", r"\r?\z")


def _grouped(lines: pl.DataFrame, row: pl.Series) -> pl.DataFrame:
    """Return the lines of one row joined; `several` says whether there were several."""
    several = (row == row.shift(1)) | (row == row.shift(-1))
    marked = lines.with_columns(row.alias("row"), several.fill_null(value=False).alias("several"))
    joined = (
        marked.filter("several")
        .group_by("row", maintain_order=True)
        .agg(
            pl.col(LINE).first(),
            pl.col("text").str.join("\n"),
            pl.col("bad").any(),
            pl.col("several").first(),
        )
    )
    alone = marked.filter(~pl.col("several")).select(joined.columns)
    return pl.concat([alone, joined]).sort(LINE).drop("row")
