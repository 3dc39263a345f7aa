"""An export file as a stream of bytes, cut into blocks of whole lines, in UTF-8 from here on.

Memory is bounded by the block and the longest line, whatever the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING

from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.tables.byte_counts import count
from conformance.tables.encodings import Utf16, decoded, reads_as, start_of
from conformance.tables.streams import open_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.encodings import FileStart
    from conformance.tables.export import ExportFile
    from conformance.tables.streams import ByteSource
    from conformance.tables.tally import Tallies

BLOCK = 8 * 2**20
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
            where bytes could not be decoded. See `unchecked`.
        lines: how many lines it holds.
        swapped: whether lines end with CR in the file: then CR and LF have changed places here.
        ended: whether the last line has an end in the file.
        undecoded: the indices of lines with bytes that could not be decoded.
        unchecked: set where nobody has looked yet whether the text is UTF-8: looks, counts what is
            not under `#bytes`, and returns the block as described here.
    """

    first: int
    text: bytes
    lines: int
    swapped: bool = False
    ended: bool = True
    undecoded: tuple[int, ...] = ()
    unchecked: Callable[[], Block] | None = None


def checked_block(block: Block) -> Block:
    """Return a block of which it is known whether all of it is UTF-8."""
    return block if block.unchecked is None else block.unchecked()


def blocks(
    export: ExportFile,
    surface: FilesSurface,
    tallies: Tallies,
    first: int = 1,
    size: int | None = None,
) -> Iterator[Block]:
    """Yield the file block by block, header included; faults are counted under `#bytes`.

    Lines are numbered from `first`. A block has about `size` bytes, `BLOCK` where nothing is said.

    Raises:
        UntestedError: the file cannot be read to its end, changes, or has too many lines.
    """
    written = surface.of_file(export.name)
    with open_source(export) as source:
        head = source.read(HEAD)
        start = start_of(head, written, tallies, first)
        if start is not None:
            text = _Text(written, tallies, start, head)
            yield from text.blocks(source, first, size or BLOCK)


@dataclass
class _Text:
    """A file that begins as text should."""

    surface: FilesSurface
    tallies: Tallies
    start: FileStart
    head: bytes

    def blocks(self, source: ByteSource, first: int, size: int) -> Iterator[Block]:
        """Yield what is in the file."""
        sizes = _sizes(size) if self.surface.sample is None else repeat(size)  # a share of equals
        pieces = _pieces(self.head[self.start.mark :], source, sizes)
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
            bare = Block(line, raw if ended else self._last(raw, line), 0, swapped, ended)
            known = None if transcoder is None else transcoder.undecoded
            look = partial(self._checked, encoding=encoding, offset=offset, known=known)
            block = bare if encoding == "utf-8" else look(bare)
            lines = count(block.text, b"\n")
            if lines:
                block = replace(block, lines=lines)
                later = partial(look, block) if encoding == "utf-8" else None
                yield replace(block, unchecked=later)
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

    def _checked(self, block: Block, encoding: str, offset: int, known: int | None) -> Block:
        """Return a block in UTF-8; where the first fault is is kept for who counts the rows.

        Args:
            block: as its lines stand in the file.
            encoding: what they are written in.
            offset: where the block begins in the file.
            known: where the first fault of the file is, if it was met before.
        """
        found = decoded(block.text, encoding)
        if found.vendor:
            tally = self.tallies.at("#bytes", "F-FILE-VENDOR-CHARACTERS")
            tally.add(len(found.vendor), [block.first + n for n in found.vendor[: tally.wants]])
        if found.offset is not None:
            self.tallies.at(
                "#bytes",
                "F-FILE-ENCODING",
                encoding=self.surface.encoding,
                offset=offset + found.offset if known is None else known,
                other=reads_as(self.head.rpartition(b"\n")[0], self.surface.encoding) or "?",
            )
        return replace(block, text=found.text, undecoded=found.undecoded, unchecked=None)


def _pieces(head: bytes, source: ByteSource, sizes: Iterable[int]) -> Iterator[bytes]:
    """Yield the content in pieces, the first of them with what was read before."""
    for wanted in sizes:
        piece, head = head[:wanted], head[wanted:]
        if len(piece) < wanted:
            piece += source.read(wanted - len(piece))
        if not piece:
            return
        yield piece


def _sizes(most: int) -> Iterator[int]:
    """Return how much to read each time: little at first, so that there is something to do soon."""
    return chain((max(most // part, 1) for part in (8, 4, 2)), repeat(most))


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
        end = piece.rfind(b"\n") + 1
        if len(rest) + piece.find(b"\n") > LONGEST or len(piece) - end > LONGEST:
            yield b"", None
            return
        if end:
            whole = not rest and end == len(piece)
            yield piece if whole else b"".join((rest, memoryview(piece)[:end])), True
        rest = piece[end:] if end else rest + piece
        if len(rest) > LONGEST:
            yield b"", None
            return
    if rest:
        yield rest, False


def _too_many() -> Cause:
    return make_cause("U-FILE-TOO-LARGE", form="lines", most=MOST_LINES)
