"""Whether a file keeps to one kind of line end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from conformance.tables.byte_counts import ends_all_crlf

if TYPE_CHECKING:
    from collections.abc import Iterable

    import polars as pl

    from conformance.tables.bytes import Block
    from conformance.tables.tally import Tallies


@dataclass
class LineEnds:
    """Compares the line ends of block after block with those wanted.

    Attributes:
        wanted: `crlf`, `lf`, `cr`, or `any`: then the first line end of the file says which.
        tallies: where deviations are counted, under `#bytes`.
    """

    wanted: str
    tallies: Tallies

    def look(self, block: Block, *, crlf: bool) -> None:
        """Count the line ends of a block in which no line break stands inside a value.

        Args:
            block: the lines.
            crlf: whether `all_crlf` holds of them.
        """
        text, ended = block.text, block.lines - (not block.ended)
        crlfs = ended if crlf else _crlfs(block)
        plain = ended - crlfs
        feed = text.find(b"\n")
        kind = "crlf" if text[max(feed - 1, 0) : feed] == b"\r" else "lf"
        self._settle("cr" if block.swapped else kind, ended)
        if self._wrong(crlfs, "crlf"):
            self._count(crlfs, _numbers(block, crlf=True))
        if self._wrong(plain, "cr" if block.swapped else "lf"):
            self._count(plain, _numbers(block, crlf=False))

    def look_at(self, ends: pl.Series, lines: pl.Series, *, swapped: bool) -> None:
        """Count the line ends of rows: whether each ends with CR LF, and the line it starts on."""
        if swapped:
            ends = ends & False
        kind = "cr" if swapped else "crlf" if len(ends) and ends[0] else "lf"
        self._settle(kind, len(ends))
        for mask, name in ((ends, "crlf"), (~ends, "cr" if swapped else "lf")):
            total = int(mask.sum() or 0)
            if self._wrong(total, name):
                self._count(total, lines.filter(mask).to_list())

    def _settle(self, kind: str, seen: int) -> None:
        if self.wanted == "any" and seen:
            self.wanted = kind

    def _wrong(self, total: int, kind: str) -> bool:
        return total > 0 and kind != self.wanted

    def _count(self, total: int, lines: Iterable[int]) -> None:
        tally = self.tallies.at("#bytes", "F-FILE-LINE-END", wanted=self.wanted.upper())
        tally.add(total, islice(lines, max(tally.wants, 0)))


def all_crlf(block: Block) -> bool:
    """Say whether every line ends with CR LF and no other CR stands in the block."""
    return not block.swapped and ends_all_crlf(block.text, block.lines)


def unix(text: bytes) -> bytes:
    """Return lines whose ends are a mere line feed."""
    return text.replace(b"\r\n", b"\n") if b"\r" in text else text


def _crlfs(block: Block) -> int:
    text = block.text
    if block.swapped or b"\r" not in text:  # looking for one byte is much faster
        return 0
    return text.count(b"\r\n") - (not block.ended and text.endswith(b"\r\n"))


def _numbers(block: Block, *, crlf: bool) -> Iterable[int]:
    """Yield the numbers of the lines that end, in the file, with CR LF or with one character."""
    lines = block.text.split(b"\n")[:-1]
    for number, line in enumerate(lines[: len(lines) - (not block.ended)], block.first):
        if (line.endswith(b"\r") and not block.swapped) == crlf:
            yield number
