"""An export file as a stream of bytes: mark, encoding, line ends; cut into blocks of whole lines.

Memory is bounded by the block, whatever the file. A block is UTF-8 with line feeds from here on.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from conformance.findings import Cause, UntestedError
from conformance.tables.line_ends import LineEnds, unix
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.locate import Export

BLOCK = 16 * 2**20
"""How many bytes are looked at together; no line may be longer."""

MOST_LINES = 200_000_000
"""How many lines are read of a file."""

_HEADER = 2**20  # bytes of a first line that are looked at for headings


@dataclass(frozen=True, slots=True)
class Block:
    """Whole lines of a file.

    Attributes:
        first: the number of the first line in the file, counted from 1.
        text: UTF-8; every line ends with a line feed; U+FFFD where bytes could not be decoded.
        lines: how many lines it holds.
        undecoded: the offset in the file of the first byte that could not be decoded.
    """

    first: int
    text: bytes
    lines: int
    undecoded: int | None = None


def blocks(export: Export, surface: FilesSurface, tallies: Tallies) -> Iterator[Block]:
    """Yield the file block by block, header included; faults are counted under `#bytes`.

    Raises:
        UntestedError: the file cannot be read to its end, or has too many lines.
    """
    try:
        with export.path.open("rb") as stream:
            offset = _after_mark(stream, surface, tallies)
            yield from _blocks(stream, offset, surface, tallies)
    except OSError as error:
        raise UntestedError(_unreadable(export, error.strerror or "")) from error


def first_line(export: Export, surface: FilesSurface) -> str:
    """Return the line of headings, without its end; undecodable bytes become U+FFFD.

    Raises:
        UntestedError: the file cannot be read.
    """
    try:
        with export.path.open("rb") as stream:
            _after_mark(stream, surface, Tallies())
            head = stream.read(_HEADER)
    except OSError as error:
        raise UntestedError(_unreadable(export, error.strerror or "")) from error
    line = head.partition(b"\n")[0].partition(b"\r")[0]
    return line.decode(surface.encoding, "replace")


def _blocks(
    stream: BinaryIO, offset: int, surface: FilesSurface, tallies: Tallies
) -> Iterator[Block]:
    ends, line = LineEnds(surface.line_end, tallies), 1
    for raw in _whole_lines(stream):
        if raw is None:
            tallies.at("#bytes", "F-FILE-LONG-LINE", limit=BLOCK).add(1, [line])
            return
        ends.look(raw, line)
        decoded, undecoded = _utf8(raw, surface.encoding)
        text = unix(decoded)
        lines = text.count(b"\n")
        yield Block(line, text, lines, None if undecoded is None else offset + undecoded)
        line += lines
        offset += len(raw)
        if line > MOST_LINES:
            raise UntestedError(_too_many())


def _after_mark(stream: BinaryIO, surface: FilesSurface, tallies: Tallies) -> int:
    """Judge the byte order mark, stand after it, and return the offset."""
    marked = stream.read(len(BOM_UTF8)) == BOM_UTF8
    if (surface.bom, marked) in {("forbid", True), ("require", False)}:
        tallies.at("#bytes", "F-FILE-BOM", wanted=surface.bom).add(1, [1])
    return stream.seek(len(BOM_UTF8) if marked else 0)


def _whole_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield pieces that end with a line; None when a line is longer than a block."""
    rest = b""
    while chunk := stream.read(BLOCK):
        data = rest + chunk
        end = data.rfind(b"\n") + 1 or data.rfind(b"\r", 0, -1) + 1
        if end:
            yield data[:end]
        elif len(data) > BLOCK:
            yield None
            return
        rest = data[end:]
    if rest:
        yield rest


def _utf8(raw: bytes, encoding: str) -> tuple[bytes, int | None]:
    """Return the bytes as UTF-8 and the place of the first that could not be decoded."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        return raw.decode(encoding, "replace").encode(), error.start
    return (raw if encoding == "utf-8" else text.encode()), None


def _unreadable(export: Export, reason: str) -> Cause:
    return Cause(
        "U-FILE-UNUSABLE",
        f"ファイル {export.name} を読めません（{reason}）。",
        f"the file {export.name} cannot be read ({reason})",
        "権限と、記憶装置の状態を確かめてください。",
        "check permissions and the storage",
    )


def _too_many() -> Cause:
    return Cause(
        "U-FILE-UNUSABLE",
        f"{MOST_LINES} 行を超えるファイルは読みません。",
        f"files of more than {MOST_LINES} lines are not read",
        "ファイルを分けて試験してください。",
        "test the file in parts",
    )
