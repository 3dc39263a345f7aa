"""Rows written as files in the item-list layout, byte for byte as a profile declares it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.tables.names import Sought

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json
    from conformance.surfaces.files_section import FilesSurface

_ENDS = {"crlf": "\r\n", "lf": "\n", "cr": "\r", "any": "\r\n"}
_PYTHON = {"shift_jis": "cp932", "utf-16": "utf-16-le"}
_MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe"}
_QUOTING = {"any": csv.QUOTE_MINIMAL, "minimal": csv.QUOTE_MINIMAL, "all": csv.QUOTE_ALL}
_FREE = (("YYYYMMDD", 8), ("HHMMSS", 6))


def cell_text(value: Json) -> str:
    """Return a value as a file holds it: flags 1 and 0, nothing for no value."""
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, bool) else str(value)


@dataclass(frozen=True, slots=True)
class ExportLayout:
    """How files are called and written."""

    surface: FilesSurface

    def name(self, domain: str, group: RecordGroup) -> str:
        """Return the name of a group's file; places for a moment hold zeros."""
        sought = Sought(self.surface.file_name, domain, group.key, group.name_ja)
        found = sought.usual[0]
        for shown, digits in _FREE:
            found = found.replace(shown, "0" * digits)
        return found

    def content(self, group: RecordGroup, rows: Iterable[Mapping[str, Json]]) -> bytes:
        """Return the file of a group, a line for each row.

        Raises:
            UnicodeEncodeError: the encoding has no place for a character.
        """
        return self.encoded(group, ([cell_text(r.get(i.key)) for i in group.items] for r in rows))

    def encoded(self, group: RecordGroup, lines: Iterable[Iterable[str]]) -> bytes:
        """Return lines of texts, one for each item, as the file of a group."""
        surface = self.surface
        head = [] if surface.header == "none" else [[_heading(i, surface) for i in group.items]]
        text = self._text([*head, *lines])
        encoding = _PYTHON.get(surface.encoding, surface.encoding)
        marked = surface.bom == "require" or surface.encoding == "utf-16"
        return (_MARKS.get(surface.encoding, b"") if marked else b"") + text.encode(encoding)

    def _text(self, lines: Iterable[Iterable[str]]) -> str:
        end, separator = _ENDS[self.surface.line_end], self.surface.separator
        if self.surface.quoting == "none":
            return "".join(separator.join(line) + end for line in lines)
        target = io.StringIO(newline="")
        csv.writer(
            target,
            delimiter=separator,
            lineterminator=end,
            quoting=_QUOTING[self.surface.quoting],  # type: ignore[arg-type]  # one of csv's own
        ).writerows(lines)
        return target.getvalue()


def _heading(item: Item, surface: FilesSurface) -> str:
    names = {"key": item.key, "name_ja": item.name_ja, "romaji": item.romaji or item.key}
    return names[surface.header]
