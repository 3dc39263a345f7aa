"""An export file as a stream of bytes, cut into blocks of whole lines, in UTF-8 from here on.

Memory is bounded by the block and the longest line, whatever the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.findings import Cause, UntestedError
from conformance.tables.byte_counts import count
from conformance.tables.encodings import Utf16, decoded, reads_as, start_of
from conformance.tables.streams import opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.encodings import Start
    from conformance.tables.export import Export
    from conformance.tables.streams import Source
    from conformance.tables.tally import Tallies

BLOCK = 16 * 2**20
"""How many bytes are looked at together."""

LONGEST = 16 * 2**20
"""How long a line, or a row with line breaks in its values, may be."""

MOST_LINES = 200_000_000
"""How many lines are read of a file."""

HEAD = 2**16
"""How many bytes at the front tell the kind of the file; the line of headings may be longer."""

_CONTROL_Z = b"\x1a"
_QUOTED = re.compile(rb'"[^"]*(?:"|\Z)')
_SWAPPED = bytes.maketrans(b"\r\n", b"\n\r")


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines of a file.

    Attributes:
        first: the number of the first line in the file, counted from 1.
        text: UTF-8; every line ends with a line feed, perhaps after a carriage return; U+FFFD
            where bytes could not be decoded.
        lines: how many lines it holds.
        swapped: whether lines end with CR in the file: then CR and LF have changed places here.
        ended: whether the last line has an end in the file.
        undecoded: the indices of lines with bytes that could not be decoded.
    """

    first: int
    text: bytes
    lines: int
    swapped: bool = False
    ended: bool = True
    undecoded: tuple[int, ...] = ()


def blocks(
    export: Export, surface: FilesSurface, tallies: Tallies, first: int = 1
) -> Iterator[Block]:
    """Yield the file block by block, header included; faults are counted under `#bytes`.

    Lines are numbered from `first`.

    Raises:
        UntestedError: the file cannot be read to its end, changes, or has too many lines.
    """
    with opened(export) as source:
        head = source.read(HEAD)
        start = start_of(head, surface, tallies, first)
        if start is not None:
            yield from _Text(surface, tallies, start, head).blocks(source, first)


@dataclass
class _Text:
    """A file that begins as text should."""

    surface: FilesSurface
    tallies: Tallies
    start: Start
    head: bytes

    def blocks(self, source: Source, first: int) -> Iterator[Block]:
        """Yield what is in the file."""
        pieces = _pieces(self.head[self.start.mark :], source)
        offset, transcoder = self.start.mark, None
        encoding = self.start.encoding
        if encoding.startswith("utf-16"):
            transcoder = Utf16(encoding, offset)
            pieces, encoding = _transcoded(pieces, transcoder), "utf-8"
        swapped = self._ends_with_cr()
        if swapped:
            pieces = (piece.translate(_SWAPPED) for piece in pieces)
        line = first
        for raw, ended in _whole_lines(pieces):
            if ended is None:
                self.tallies.at("#bytes", "F-FILE-LONG-LINE", limit=LONGEST).add(1, [line])
                return
            found = decoded(raw if ended else self._last(raw, line), encoding)
            if found.offset is not None:
                known = None if transcoder is None else transcoder.undecoded
                self._note_undecoded(found.vendor, line, offset + found.offset, known)
            lines = count(found.text, b"\n")
            if lines:
                yield Block(line, found.text, lines, swapped, ended, found.undecoded)
            line, offset = line + lines, offset + len(raw)
            if line - first > MOST_LINES:
                raise UntestedError(_too_many())

    def _ends_with_cr(self) -> bool:
        """Say whether CR alone ends lines: nothing else does so at the front of the file."""
        head = self.head[self.start.mark :]
        if self.start.encoding.startswith("utf-16"):
            head = Utf16(self.start.encoding, 0).take(head, last=False)
        if self.surface.quoting != "none":
            head = _QUOTED.sub(b"", head)
        known = head[:-1] if len(self.head) == HEAD else head  # a line feed may follow the cut
        return b"\r" in known and b"\n" not in head

    def _last(self, raw: bytes, line: int) -> bytes:
        """Return the lines at the end, of which the last had no end, with one each."""
        last = line + raw.count(b"\n")
        text = raw.rstrip(_CONTROL_Z)
        if len(text) < len(raw):
            self.tallies.at("#bytes", "F-FILE-CONTROL-Z").add(1, [last])
        if text and self.surface.last_line_end == "require":
            self.tallies.at("#bytes", "F-FILE-LAST-LINE").add(1, [last])
        return text + b"\n" if text else b""

    def _note_undecoded(
        self, vendor: tuple[int, ...], line: int, offset: int, known: int | None
    ) -> None:
        """Keep where the first fault is, for the reader that counts the rows with such lines."""
        if vendor:
            tally = self.tallies.at("#bytes", "F-FILE-VENDOR-CHARACTERS")
            tally.add(len(vendor), [line + n for n in vendor[: tally.wants]])
        self.tallies.at(
            "#bytes",
            "F-FILE-ENCODING",
            encoding=self.surface.encoding,
            offset=offset if known is None else known,
            other=reads_as(self.head.rpartition(b"\n")[0], self.surface.encoding) or "?",
        )


def _pieces(head: bytes, source: Source) -> Iterator[bytes]:
    """Yield the content in pieces of a block, the first of them with what was read before."""
    while len(head) > BLOCK:
        yield head[:BLOCK]
        head = head[BLOCK:]
    yield head + source.read(BLOCK - len(head)) if len(head) < BLOCK else head
    while piece := source.read(BLOCK):
        yield piece


def _transcoded(pieces: Iterable[bytes], transcoder: Utf16) -> Iterator[bytes]:
    for piece in pieces:
        yield transcoder.take(piece, last=False)
    yield transcoder.take(b"", last=True)


def _whole_lines(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool | None]]:
    """Yield what ends with a line (true), then what is left without an end (false).

    None comes, and nothing more, where a line is too long.
    """
    rest = b""
    for piece in pieces:
        data = rest + piece
        end = data.rfind(b"\n") + 1
        if len(data) > LONGEST and data.find(b"\n") > LONGEST:
            yield b"", None
            return
        if end:
            yield data[:end], True
        rest = data[end:]
        if len(rest) > LONGEST:
            yield b"", None
            return
    if rest:
        yield rest, False


def _too_many() -> Cause:
    return Cause(
        "U-FILE-UNUSABLE",
        f"{MOST_LINES} 行を超えるファイルは読みません。",
        f"files of more than {MOST_LINES} lines are not read",
        "ファイルを分けて試験してください。",
        "test the file in parts",
    )
