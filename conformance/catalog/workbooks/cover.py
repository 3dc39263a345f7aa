"""What a workbook says of itself: title, version, date. Item definitions name no version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.parts import TakenCell
from conformance.catalog.workbooks.text import squeeze

if TYPE_CHECKING:
    from conformance.catalog.workbooks.grid import SheetGrid, Workbook

_VERSION = re.compile(r"^第([0-9]+(?:\.[0-9]+)*)版(?:[（(【].*|(?:令和|平成|[0-9]{4}).*)?$")
_NAMED_VERSION = re.compile(r"第([0-9]+(?:\.[0-9]+)*)版")
_SUBJECT_FIRST = re.compile(r"^（(.+)）(.+)$")
_TITLE_ROWS = 2


@dataclass(frozen=True, slots=True)
class CoverSheet:
    """The document's title, its version when it names one, and the cells that say so."""

    title: str
    version: str | None
    spots: tuple[TakenCell, ...] = ()


def read_cover(book: Workbook) -> CoverSheet:
    """Return title and version from the sheet 表紙, or the title line of the first sheet."""
    front = next((sheet for sheet in book.sheets if sheet.name == "表紙"), None)
    if front is None:
        first = book.sheets[0]
        return CoverSheet(_title_line(first, book.path.stem), *_version_above(first))
    rows = range(1, front.height + 1)
    cells = [
        (text, TakenCell(front, row, column)) for row in rows for column, text in front.row(row)
    ]
    versions = ((m.group(1), at) for t, at in cells if (m := _VERSION.match(squeeze(t))))
    titles = ((t, at) for t, at in cells if "仕様" in t and "\n" not in t)
    version, title = next(versions, None), next(titles, None)
    spots = tuple(found[1] for found in (version, title) if found is not None)
    return CoverSheet(title[0] if title else book.path.stem, version[0] if version else None, spots)


def _version_above(sheet: SheetGrid) -> tuple[str | None, tuple[TakenCell, ...]]:
    """Return the one version that the lines above a table name, and where; None for several."""
    found: dict[str, TakenCell] = {}
    for row in range(1, _TITLE_ROWS + 1):
        for column, text in sheet.row(row):
            for version in _NAMED_VERSION.findall(squeeze(text)):
                found.setdefault(version, TakenCell(sheet, row, column))
    if len(found) != 1:
        return None, ()
    return next(iter(found.items()))[0], tuple(found.values())


def _title_line(sheet: SheetGrid, otherwise: str) -> str:
    for row in range(1, _TITLE_ROWS + 1):
        for _, text in sheet.row(row):
            if text.startswith("■"):
                title = text.removeprefix("■").removeprefix("地方公共団体情報システム-")
                return _SUBJECT_FIRST.sub(r"\2（\1）", title)
    return otherwise
