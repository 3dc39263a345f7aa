"""Whether a file keeps to one kind of line end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.tables.tally import Tallies

_PATTERNS: Mapping[str, re.Pattern[bytes]] = {
    "crlf": re.compile(rb"\r\n"),
    "lf": re.compile(rb"(?<!\r)\n"),
    "cr": re.compile(rb"\r(?!\n)"),
}


@dataclass
class LineEnds:
    """Compares the line ends of block after block with those wanted.

    Attributes:
        wanted: `crlf`, `lf`, or `any`: then the first line end of the file says which.
        tallies: where deviations are counted, under `#bytes`.
    """

    wanted: str
    tallies: Tallies

    def look(self, raw: bytes, first: int) -> None:
        """Count the line ends in `raw`, whose first line has the number `first`."""
        if self.wanted == "any":
            self.wanted = _first_kind(raw)
        if self.wanted == "lf" and b"\r" not in raw:
            return
        crlf = raw.count(b"\r\n")
        found = {"crlf": crlf, "lf": raw.count(b"\n") - crlf, "cr": _lone(raw)}
        for kind, count in found.items():
            if count and kind != self.wanted:
                tally = self.tallies.at("#bytes", "F-FILE-LINE-END", wanted=self.wanted.upper())
                places = islice(_PATTERNS[kind].finditer(raw), tally.wants)
                tally.add(count, [_line(raw, place.start(), first) for place in places])


def unix(raw: bytes) -> bytes:
    """Return the bytes with every line ended by a line feed, the last one too."""
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n") if b"\n" in raw else raw.replace(b"\r", b"\n")
    return raw if raw.endswith(b"\n") else raw + b"\n"


def _lone(raw: bytes) -> int:
    """Count CRs as line ends only where nothing else ends lines; else they stand in values."""
    return 0 if b"\n" in raw else raw.count(b"\r")


def _first_kind(raw: bytes) -> str:
    feed = raw.find(b"\n")
    if feed < 0:
        return "cr" if b"\r" in raw else "any"
    return "crlf" if raw[feed - 1 : feed] == b"\r" else "lf"


def _line(raw: bytes, place: int, first: int) -> int:
    return first + raw.count(b"\n" if b"\n" in raw else b"\r", 0, place)
