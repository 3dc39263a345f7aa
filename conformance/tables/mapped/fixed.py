"""Dates whose parts stand at fixed places, such as 20250401: cut, not parsed."""

from __future__ import annotations

import re
from dataclasses import dataclass

import polars as pl

_LONG = {"{yyyy}": 4, "{mm}": 2, "{dd}": 2, "%Y": 4, "%m": 2, "%d": 2}
_TOKEN = re.compile(r"\{\w+\}|%[A-Za-z]")
_DIGITS = 9  # what fits into a number of 32 bits


@dataclass(frozen=True)
class FixedPattern:
    """A pattern of digits and letters in between.

    Attributes:
        form: a regular expression for the whole.
        places: where year, month and day begin, in this order, and how long they are.
        long: the length of the whole.
        markers: the pattern with nothing but zeros, nothing but nines.
        bare: whether there are digits alone.
    """

    form: str
    places: tuple[tuple[int, int], ...]
    long: int
    markers: tuple[str, str]
    bare: bool

    def fits(self, column: str) -> pl.Expr:
        """Return where a column is written so; null where it is empty."""
        text = pl.col(column)
        if self.bare and self.long <= _DIGITS:  # five times as fast
            number = text.cast(pl.UInt32, strict=False)
            plain = number.is_not_null() & ~text.str.starts_with("+")
            return pl.when(text.is_not_null()).then((text.str.len_bytes() == self.long) & plain)
        return text.str.contains(rf"\A(?:{self.form})\z")

    def iso(self, column: str, parts: int = 3) -> pl.Expr:
        """Return a column that is written so as dates of ISO 8601, or as the front parts of it."""
        front = self.places[:parts]
        parts_of = [pl.col(column).str.slice(at, long) for at, long in front]
        return pl.concat_str(parts_of, separator="-")


def fixed(pattern: str) -> FixedPattern | None:
    """Return what is known of a pattern; None where a part has no fixed length, or an era."""
    form, at, last, places = "", 0, 0, dict[str, tuple[int, int]]()
    shape = ""
    for found in _TOKEN.finditer(pattern):
        literal, long = pattern[last : found.start()], _LONG.get(found[0])
        if long is None or not literal.isascii() or re.search(r"[0-9]", literal):
            return None
        at += len(literal)
        places[found[0].strip("{%}").lower()[0]] = (at, long)
        form += re.escape(literal) + rf"[0-9]{{{long}}}"
        shape += literal + "#" * long
        at, last = at + long, found.end()
    rest = pattern[last:]
    if "y" not in places or not rest.isascii():
        return None
    order = tuple(places[part] for part in "ymd" if part in places)
    markers = (shape.replace("#", "0") + rest, shape.replace("#", "9") + rest)
    return FixedPattern(
        form + re.escape(rest), order, at + len(rest), markers, set(shape + rest) == {"#"}
    )
