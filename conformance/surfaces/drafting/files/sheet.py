"""The head of a vendor's file: its headings and some values of each column."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_HEAD = 2**19  # bytes that are looked at
_ROWS = 400
_ENDINGS = (".csv", ".tsv", ".txt")
_ENCODINGS = ("utf-8-sig", "cp932", "utf-16")


@dataclass(frozen=True)
class SampledFile:
    """A file: its name, how its text is written, and the first values of each column by heading."""

    name: str
    encoding: str
    delimiter: str
    columns: Mapping[str, tuple[str, ...]]

    def filled(self, heading: str) -> tuple[str, ...]:
        """Return the values of a column that are not empty."""
        return tuple(value for value in self.columns[heading] if value)


def sheets_in(directory: Path) -> list[SampledFile]:
    """Return the heads of the text files in a directory, by name.

    Raises:
        UsageError: it is no directory, or no file in it has headings.
    """
    if not directory.is_dir():
        raise UsageError(_nothing(directory))
    files = sorted(p for p in directory.iterdir() if p.suffix.lower() in _ENDINGS)
    found = [sheet for path in files if (sheet := _sheet(path)) is not None]
    if not found:
        raise UsageError(_nothing(directory))
    return found


def _sheet(path: Path) -> SampledFile | None:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    whole = head if len(head) < _HEAD else head[: head.rfind(b"\n") + 1]
    for encoding in _ENCODINGS:
        try:
            text = whole.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _read(path.name, encoding.removesuffix("-sig"), text)
    return None


def _read(name: str, encoding: str, text: str) -> SampledFile | None:
    first = text.partition("\n")[0]
    delimiter = "\t" if first.count("\t") > first.count(",") else ","
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))[: _ROWS + 1]
    if not rows or len(rows[0]) < 2:  # noqa: PLR2004 - one column is no register
        return None
    heads, *lines = rows
    even = [line for line in lines if len(line) == len(heads)]
    columns = {head: tuple(line[n] for line in even) for n, head in enumerate(heads) if head}
    return SampledFile(name, encoding, "tab" if delimiter == "\t" else "comma", columns)


def _nothing(directory: Path) -> Message:
    return Message(
        "USE165",
        f"{directory.name} に、見出しのある書き出しファイル（csv・tsv・txt）がありません。",
        f"{directory.name} holds no export file with headings (csv, tsv, txt)",
        "書き出しファイルを置いたディレクトリを --files に指定してください。",
        "give --files the directory that holds the exported files",
        str(directory),
    )
