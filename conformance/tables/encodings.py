"""The encoding of an export file: what its first bytes say, and its lines as UTF-8."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.tally import FaultLocation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.tally import Tallies

_MARKS: Mapping[bytes, str] = {
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    BOM_UTF8: "utf-8",
    BOM_UTF16_LE: "utf-16-le",
    BOM_UTF16_BE: "utf-16-be",
}
_FORMATS: Mapping[bytes, str] = {
    b"\x1f\x8b": "gzip",
    b"PK\x03\x04": "ZIP / Excel",
    b"PAR1": "Parquet",
    b"\xd0\xcf\x11\xe0": "Excel (.xls)",
    b"%PDF": "PDF",
}


@dataclass(frozen=True, slots=True)
class FileStart:
    """How a file begins: the encoding to decode it with, and how long its mark is."""

    encoding: str
    mark: int


def start_of(head: bytes, surface: FilesSurface, tallies: Tallies, first: int) -> FileStart | None:
    """Judge the first bytes of a file; None when it is not text in the encoding declared."""
    mark = next((mark for mark in _MARKS if head.startswith(mark)), b"")
    found = _MARKS.get(mark) or _format(head)
    wanted = surface.encoding
    if found is None and wanted == "utf-16" and head:
        tallies.at("#bytes", "F-FILE-NO-MARK").add(1, [first])
        return None
    if found is not None and not found.startswith(wanted):
        tallies.at("#bytes", "F-FILE-FORMAT", encoding=wanted, found=found).note(
            1, [FaultLocation(first, found)]
        )
        return None
    if wanted == "utf-8" and (surface.bom, bool(mark)) in {("forbid", True), ("require", False)}:
        tallies.at("#bytes", "F-FILE-BOM", wanted=surface.bom).add(1, [first])
    return FileStart(found or wanted, len(mark))


def _format(head: bytes) -> str | None:
    return next((name for magic, name in _FORMATS.items() if head.startswith(magic)), None)


@dataclass(frozen=True, slots=True)
class Utf8Lines:
    """Lines as UTF-8.

    Attributes:
        text: the lines; U+FFFD where a byte could not be decoded.
        undecoded: the indices of lines with such bytes.
        vendor: the indices of lines that only cp932 could decode, where shift_jis was declared.
        offset: where the first byte that could not be decoded stands.
    """

    text: bytes
    undecoded: tuple[int, ...] = ()
    vendor: tuple[int, ...] = ()
    offset: int | None = None


def decoded(raw: bytes, encoding: str) -> Utf8Lines:
    """Return whole lines, ended by line feeds, as UTF-8."""
    if encoding == "utf-8" and is_utf8(raw):
        return Utf8Lines(raw)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        return _line_by_line(raw, encoding, error.start)
    return Utf8Lines(text.encode())


def is_utf8(raw: bytes) -> bool:
    """Say whether bytes are UTF-8; the columnar library knows twice as fast as `decode`."""
    try:
        pl.Series([raw], dtype=pl.Binary).cast(pl.String)
    except pl.exceptions.PolarsError:
        return False
    return True


def _line_by_line(raw: bytes, encoding: str, offset: int) -> Utf8Lines:
    lines = raw.split(b"\n")
    bad: list[int] = []
    vendor: list[int] = []
    for n, line in enumerate(lines):
        try:
            lines[n] = line.decode(encoding).encode()
        except UnicodeDecodeError:
            text = _as_cp932(line) if encoding == "shift_jis" else None
            (bad if text is None else vendor).append(n)
            lines[n] = (line.decode(encoding, "replace") if text is None else text).encode()
    return Utf8Lines(b"\n".join(lines), tuple(bad), tuple(vendor), offset)


def _as_cp932(line: bytes) -> str | None:
    try:
        return line.decode("cp932")
    except UnicodeDecodeError:
        return None


def reads_as(raw: bytes, declared: str) -> str:
    """Return which other encoding all of `raw` could be in; empty when none is known."""
    for other in ("utf-8", "cp932"):
        if other != declared:
            try:
                raw.decode(other)
            except UnicodeDecodeError:
                continue
            return other
    return ""


@dataclass
class Utf16:
    """Turns a file in UTF-16 into UTF-8, piece by piece.

    What is no character becomes bytes that are no UTF-8 either, so that it is found there.

    Attributes:
        encoding: `utf-16-le` or `utf-16-be`.
        offset: where the next piece stands in the file.
        undecoded: where in the file the first fault stands.
    """

    encoding: str
    offset: int
    undecoded: int | None = None
    _rest: bytes = field(default=b"", repr=False)

    def take(self, piece: bytes, *, last: bool) -> bytes:
        """Return the next piece of the file as UTF-8."""
        data = self._rest + piece
        whole = len(data) if last else self._whole(data)
        now, self._rest = data[:whole], data[whole:]
        even = len(now) - len(now) % 2
        try:
            text = now[:even].decode(self.encoding)
        except UnicodeDecodeError as error:
            self._note(error.start)
            text = now[:even].decode(self.encoding, "surrogatepass")
        if even < len(now):
            self._note(even)
        self.offset += len(now)
        return text.encode("utf-8", "surrogatepass") + (b"\xff" if even < len(now) else b"")

    def _whole(self, data: bytes) -> int:
        """Return how many bytes end before a half code unit or half a pair."""
        even = len(data) - len(data) % 2
        unit = int.from_bytes(data[even - 2 : even], "little" if "le" in self.encoding else "big")
        return even - 2 if even and 0xD800 <= unit <= 0xDBFF else even  # noqa: PLR2004 - high half

    def _note(self, place: int) -> None:
        if self.undecoded is None:
            self.undecoded = self.offset + place
