"""What the footer of a Parquet file declares of its columns, before any page is unpacked.

Only the sizes are read, with a small reader of Thrift's compact protocol: the columnar library
says nothing of them, and has unpacked a value before it can be asked how large it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MAGIC = b"PAR1"
_END = 8  # bytes after the footer: its length and the magic word
_MOST_FOOTER = 16 * 2**20  # bytes; 5,000 columns in thirty row groups have 12 MB
_DEEPEST = 32  # structures in each other; those of Parquet have 8

_Value = int | bytes | list["_Value"] | dict[int, "_Value"] | None
_ROW_GROUPS, _COLUMNS, _META, _UNPACKED, _PACKED = 4, 1, 3, 6, 7  # Thrift's numbers of the fields


class FooterError(ValueError):
    """The footer is none that can be read."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The values of one column in one row group: bytes in the file, and unpacked."""

    packed: int
    unpacked: int


def chunks_of(path: Path) -> list[Chunk]:
    """Return the sizes of all column chunks (`FooterError`: there is no such footer)."""
    content = _footer(path)
    found, _ = _Reader(content).struct(0, 0)
    return list(_chunks(found))


def _chunks(footer: dict[int, _Value]) -> Iterator[Chunk]:
    for group in _list(footer.get(_ROW_GROUPS)):
        for column in _list(group.get(_COLUMNS) if isinstance(group, dict) else None):
            meta = column.get(_META) if isinstance(column, dict) else None
            if isinstance(meta, dict):
                packed, unpacked = meta.get(_PACKED), meta.get(_UNPACKED)
                if isinstance(packed, int) and isinstance(unpacked, int):
                    yield Chunk(packed, unpacked)


def _list(value: _Value) -> list[_Value]:
    return value if isinstance(value, list) else []


def _footer(path: Path) -> bytes:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if size < _END + len(_MAGIC):
            raise FooterError(path.name)
        file.seek(size - _END)
        tail = file.read(_END)
        length = int.from_bytes(tail[:4], "little")
        if tail[4:] != _MAGIC or length > min(size - _END, _MOST_FOOTER):
            raise FooterError(path.name)
        file.seek(size - _END - length)
        return file.read(length)


class _Reader:
    """Thrift's compact protocol: numbers in as few bytes as they need, fields by their number."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def struct(self, at: int, depth: int) -> tuple[dict[int, _Value], int]:
        """Return a structure's fields and where it ends."""
        if depth > _DEEPEST:
            raise FooterError("depth")
        fields: dict[int, _Value] = {}
        number = 0
        while True:
            head, at = self._byte(at)
            kind, step = head & 15, head >> 4
            if kind == 0:
                return fields, at
            if step:
                number += step
            else:
                number, at = self._signed(at)
            if kind in {1, 2}:  # a flag is its own type
                fields[number] = int(kind == 1)
            else:
                fields[number], at = self._value(kind, at, depth)

    def _value(self, kind: int, at: int, depth: int) -> tuple[_Value, int]:
        match kind:
            case 1 | 2 | 3:
                return self._byte(at)
            case 4 | 5 | 6:
                return self._signed(at)
            case 7:
                return None, at + 8
            case 8:
                size, at = self._number(at)
                self._hold(at + size)
                return self.content[at : at + size], at + size
            case 9 | 10:
                return self._values(at, depth)
            case 12:
                return self.struct(at, depth + 1)
        raise FooterError(f"type {kind}")

    def _values(self, at: int, depth: int) -> tuple[list[_Value], int]:
        head, at = self._byte(at)
        size, kind = head >> 4, head & 15
        if size == 15:  # noqa: PLR2004 - the length stands apart
            size, at = self._number(at)
        self._hold(at + size)  # a value has a byte at least
        found: list[_Value] = []
        for _ in range(size):
            value, at = self._value(kind, at, depth + 1)
            found.append(value)
        return found, at

    def _signed(self, at: int) -> tuple[int, int]:
        number, at = self._number(at)
        return (number >> 1) ^ -(number & 1), at

    def _number(self, at: int) -> tuple[int, int]:
        number = shift = 0
        while True:
            byte, at = self._byte(at)
            number |= (byte & 127) << shift
            if byte < 128:  # noqa: PLR2004 - the last byte of a number
                return number, at
            shift += 7
            if shift > 63:  # noqa: PLR2004 - bits of the largest number
                raise FooterError("number")

    def _byte(self, at: int) -> tuple[int, int]:
        self._hold(at + 1)
        return self.content[at], at + 1

    def _hold(self, end: int) -> None:
        if end > len(self.content):
            raise FooterError("end")
