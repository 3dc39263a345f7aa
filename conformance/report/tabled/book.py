"""Tables as an Excel workbook: what the page says, then a sheet for each table."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

from conformance.report.sheets.sheet import OPTIONS, Formats, Sheet, SheetColumn, add
from conformance.report.tabled.model import spoken
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.report.tabled.model import ReportTable, TabledPage
    from conformance.values.words import Language

_FIRST: Final = Bilingual("概要", "Summary")
_SAID: Final = Bilingual("内容", "content")
_NAME = 31  # letters of a sheet's name, by Excel
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_WIDTH = 28
_WIDE = 110
_MADE: Final = dt.datetime(2000, 1, 1)
"""When it says that it was made: the same page, the same bytes."""


def as_book(page: TabledPage, lang: Language) -> bytes:
    """Return the page as a workbook; the same page and language, the same bytes."""
    content = io.BytesIO()
    with Workbook(content, OPTIONS) as book:
        book.set_properties({"title": page.title.spoken(lang), "created": _MADE})
        formats = Formats(book)
        names: set[str] = set()
        for sheet in _sheets(page, lang):
            named = Sheet(_free(sheet.name, lang, names), sheet.columns, sheet.rows, sheet.intro)
            add(book, formats, named, lang, page.title.spoken(lang))
    return content.getvalue()


def _sheets(page: TabledPage, lang: Language) -> Iterator[Sheet]:
    lines = [page.total, *page.says]
    for table in page.tables:
        if not table.columns:  # what has no rows stands with what the page says
            lines += [table.heading, *table.says]
            lines += [Bilingual(table.command, table.command)] if table.command else []
    rows = [(line.spoken(lang),) for line in lines]
    yield Sheet(_FIRST, (SheetColumn(_SAID, _WIDE),), rows, page.title)
    yield from (_sheet(table, lang) for table in page.tables if table.columns)


def _sheet(table: ReportTable, lang: Language) -> Sheet:
    said = "  ".join([*(w.spoken(lang) for w in (table.heading, *table.says)), table.command])
    rows = [tuple(spoken(cell, lang) for cell in row) for row in table.rows]
    columns = [SheetColumn(one, _WIDTH) for one in table.columns]
    return Sheet(table.heading, columns, rows, Bilingual(said, said))


def _free(name: Bilingual, lang: Language, taken: set[str]) -> Bilingual:
    """Return a name that Excel takes and no other sheet has."""
    stem = name.spoken(lang).translate(_FORBIDDEN).strip()
    tries = (stem[:_NAME], *(f"{stem[: _NAME - 4]} {n}" for n in range(2, 1000)))
    free = next(one for one in tries if one.casefold() not in taken)
    taken.add(free.casefold())
    return Bilingual(free, free)
