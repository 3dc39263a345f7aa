"""A sheet of a workbook: columns with widths, rows of texts and numbers, and how it prints."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.report.shown import clean, cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from conformance.values.words import Language, Words

Value = str | int | float | dt.date | None
"""What a cell holds; a text is written as a text, whatever it begins with."""

MOST_LETTERS = 2_000
"""Of a cell; Excel takes 32,767, a reader hardly this."""

_PAPER_A4 = 9
_INTRO_POINTS = 42
_WIDEST_FIT = 1  # page across, however many down
FONT = "游ゴシック"
_HEAD = {"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "text_wrap": True}
_BASE = {"font_name": FONT, "font_size": 9, "valign": "top"}
_VERDICT = {"bold": True, "font_size": 12, "text_wrap": True, "valign": "vcenter", "border": 1}
_STYLES: Mapping[str, Mapping[str, object]] = {
    "head": {**_HEAD, "valign": "vcenter", "border": 1},
    "text": {"text_wrap": True, "border": 1, "border_color": "#BFBFBF"},
    "number": {"num_format": "#,##0", "border": 1, "border_color": "#BFBFBF"},
    "share": {"num_format": "0.0%", "border": 1, "border_color": "#BFBFBF"},
    "day": {"num_format": "yyyy-mm-dd", "border": 1, "border_color": "#BFBFBF"},
    "title": {"bold": True, "font_size": 16},
    "label": {"bold": True},
    "plain": {},
    "note": {"font_color": "#595959", "text_wrap": True},
    "good": {**_VERDICT, "bg_color": "#E2F0D9"},
    "bad": {**_VERDICT, "bg_color": "#F8CBAD"},
    "open": {**_VERDICT, "bg_color": "#FFF2CC"},
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head and its width in letters; `share`: its numbers are shares of 1."""

    head: Words
    width: int
    share: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of its own sheet; `intro` stands above it."""

    name: Words
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    intro: Words | None = None


class Formats(dict[str, "Format"]):
    """The styles of a workbook by name."""

    def __init__(self, book: Workbook) -> None:
        super().__init__(
            {name: book.add_format({**_BASE, **style}) for name, style in _STYLES.items()}
        )


def page(sheet: Worksheet, footer: str) -> None:
    """Set a sheet up for printing: A4 across, as wide as a page, numbered."""
    sheet.set_landscape()
    sheet.set_paper(_PAPER_A4)
    sheet.fit_to_pages(_WIDEST_FIT, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.set_footer(f"&L&8{footer.replace('&', '&&')[:100]}&C&8&A&R&8&P / &N")


def add(book: Workbook, formats: Formats, one: Sheet, lang: Language, footer: str) -> int:
    """Add a sheet with its table and return how many rows the table has."""
    sheet = book.add_worksheet(one.name.spoken(lang))
    page(sheet, footer)
    for at, column in enumerate(one.columns):
        sheet.set_column(at, at, column.width)
    top = 0
    if one.intro is not None:
        sheet.merge_range(0, 0, 0, len(one.columns) - 1, "", formats["note"])
        put(sheet, 0, 0, one.intro.spoken(lang), formats["note"])
        sheet.set_row(0, _INTRO_POINTS)
        top = 2
    for at, column in enumerate(one.columns):
        put(sheet, top, at, column.head.spoken(lang), formats["head"])
    count = 0
    for row in one.rows:
        count += 1
        for at, (value, column) in enumerate(zip(row, one.columns, strict=True)):
            put(sheet, top + count, at, value, formats[_style(value, column)])
    sheet.autofilter(top, 0, top + max(count, 1), len(one.columns) - 1)
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    return count


def _style(value: Value, column: Column) -> str:
    if isinstance(value, dt.date):
        return "day"
    if isinstance(value, (int, float)):
        return "share" if column.share else "number"
    return "text"


def put(sheet: Worksheet, row: int, column: int, value: Value, style: Format) -> None:
    """Write a value by its type: no text is taken for a formula, a link or a number."""
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, cut(clean(value, "\n"), MOST_LETTERS), style)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)
