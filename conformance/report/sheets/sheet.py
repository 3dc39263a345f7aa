"""A sheet of a workbook: columns with widths, rows of texts and numbers, and how it prints."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from conformance.report.shown import FORMULA, clean, cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from conformance.values.words import Bilingual, Language

Value = str | int | float | dt.date | None
"""What a cell holds; a text is written as a text, whatever it begins with."""

OPTIONS = {
    "in_memory": True,
    "constant_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Of a workbook: nothing touches the disk, and no text is taken for anything else."""

MOST_LETTERS = 2_000
"""Of a cell; Excel takes 32,767, a reader hardly this."""

_PAPER_A4 = 9
_HINT_TITLE = 32  # letters, by Excel
_LETTERS_A_PAGE = 225  # columns together; more go to the page beside
_POINTS = 12  # of a line
_MOST_LINES = 30  # of a row; Excel takes 409 points
_WIDEST_FIT = 1  # page across, however many down
FONT = "游ゴシック"
_HEAD = {"bold": True, "bg_color": "#1F3864", "font_color": "#FFFFFF", "text_wrap": True}
_TO_FILL = {"bg_color": "#FFE699", "font_color": "#000000"}
_ENTRY = {"text_wrap": True, "border": 1, "border_color": "#BFBFBF", "bg_color": "#FFF9DB"}
_BASE = {"font_name": FONT, "font_size": 9, "valign": "top"}
_VERDICT = {"bold": True, "font_size": 12, "text_wrap": True, "valign": "vcenter", "border": 1}
_QUOTING: Mapping[str, Mapping[str, object]] = {"": {}, " quoted": {"quote_prefix": True}}
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
    "mark": {"font_color": "#7F7F7F", "font_size": 7, "border": 1, "border_color": "#BFBFBF"},
    "entry": {**_ENTRY, "num_format": "@"},
    "entry_day": {**_ENTRY, "num_format": "yyyy-mm-dd", "align": "left"},
    "entry_head": {**_HEAD, "valign": "vcenter", "border": 1, **_TO_FILL},
    "good": {**_VERDICT, "bg_color": "#E2F0D9"},
    "bad": {**_VERDICT, "bg_color": "#F8CBAD"},
    "open": {**_VERDICT, "bg_color": "#FFF2CC"},
}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head and its width in letters; `share`: its numbers are shares of 1.

    `look`: the style of all its cells, where it is not that of the value. Those of `entry` and
    `entry_day` are for people to fill in, with `choices` to choose from and a `hint` what to write.
    """

    head: Bilingual
    width: int
    share: bool = False
    look: str = ""
    choices: tuple[Bilingual, ...] = ()
    hint: Bilingual | None = None

    @property
    def entered(self) -> bool:
        """Whether people fill it in."""
        return self.look.startswith("entry")


@dataclass(frozen=True, slots=True)
class Under:
    """A row that follows from the one above it, folded below it."""

    cells: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of its own sheet; `intro` stands above it."""

    name: Bilingual
    columns: Sequence[SheetColumn]
    rows: Iterable[Sequence[Value] | Under]
    intro: Bilingual | None = None


class Formats(dict[str, "Format"]):
    """The styles of a workbook by name."""

    def __init__(self, book: Workbook) -> None:
        super().__init__(
            {
                name + tail: book.add_format({**_BASE, **style, **more})
                for name, style in _STYLES.items()
                for tail, more in _QUOTING.items()
            }
        )

    def of(self, look: str, value: Value) -> Format:
        """Return a style; a text that begins like a formula stays a text when it is edited."""
        quoted = isinstance(value, str) and value.startswith(FORMULA)
        return self[f"{look} quoted" if quoted else look]


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
    width = sum(column.width for column in one.columns)
    sheet.fit_to_pages(1 + width // _LETTERS_A_PAGE, 0)
    if width >= _LETTERS_A_PAGE:
        sheet.repeat_columns(0)
    top = 0
    if one.intro is not None:
        sheet.merge_range(0, 0, 0, _within(one.columns), "", formats["note"])
        put(sheet, 0, 0, one.intro.spoken(lang), formats["note"])
        across = min(width, _LETTERS_A_PAGE)
        sheet.set_row(0, _POINTS * _lines(one.intro.spoken(lang), across))
        top = 2
    for at, column in enumerate(one.columns):
        head = formats["entry_head" if column.entered else "head"]
        put(sheet, top, at, column.head.spoken(lang), head)
    count = 0
    for count, row in enumerate(one.rows, 1):
        cells = row.cells if isinstance(row, Under) else row
        for at, (value, column) in enumerate(zip(cells, one.columns, strict=True)):
            put(sheet, top + count, at, value, formats.of(_style(value, column), value))
        folded = {"level": 1, "hidden": True} if isinstance(row, Under) else {}
        sheet.set_row(top + count, _height(cells, one.columns), None, folded)
    last = top + max(count, 1)
    sheet.autofilter(top, 0, last, len(one.columns) - 1)
    sheet.outline_settings(visible=True, symbols_below=False)
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    _offer(sheet, one.columns, top + 1, last, lang)
    return count


def _within(columns: Sequence[SheetColumn]) -> int:
    """Return the last column that stands on the first page across, the second at least."""
    widths = list(accumulate(column.width for column in columns))
    return max(1, sum(width <= _LETTERS_A_PAGE for width in widths) - 1)


def _height(cells: Sequence[Value], columns: Sequence[SheetColumn]) -> int:
    """Return the height of a row: not every program sees to it when a text is wrapped."""
    lines = (
        _lines(value, column.width)
        for value, column in zip(cells, columns, strict=True)
        if isinstance(value, str)
    )
    return _POINTS * min(max(lines, default=1), _MOST_LINES) + 3


@lru_cache(maxsize=16_384)
def _lines(text: str, width: int) -> int:
    """Return on how many lines a text stands; a letter beyond ASCII is two wide."""
    if len(text) * 2 <= width:
        return 1
    return sum(
        1 + (len(line.encode("utf-8", "replace")) + len(line)) // 2 // (width + 1)
        for line in text[:MOST_LETTERS].split("\n")
    )


def _offer(
    sheet: Worksheet, columns: Sequence[SheetColumn], first: int, last: int, lang: Language
) -> None:
    """Show what to fill in, and offer what may be chosen, at the cells that people fill in."""
    for at, column in enumerate(columns):
        if not column.entered:
            continue
        rule: dict[str, object] = {"validate": "any"}
        if column.choices:
            rule = {"validate": "list", "source": [one.spoken(lang) for one in column.choices]}
        if column.hint is not None:
            title = column.head.spoken(lang)[:_HINT_TITLE]
            rule |= {"input_title": title, "input_message": column.hint.spoken(lang)}
        if len(rule) > 1:
            sheet.data_validation(first, at, last, at, rule)


def _style(value: Value, column: SheetColumn) -> str:
    if column.look:
        return column.look
    if isinstance(value, dt.date):
        return "day"
    if isinstance(value, (int, float)):
        return "share" if column.share else "number"
    return "text"


@lru_cache(maxsize=16_384)
def _shown(text: str) -> str:
    """Return a text as a cell shows it; titles, causes and remedies come again and again."""
    return cut(clean(text, "\n"), MOST_LETTERS)


def put(sheet: Worksheet, row: int, column: int, value: Value, style: Format) -> None:
    """Write a value by its type: no text is taken for a formula, a link or a number."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, _shown(value), style)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, column, value, style)
    else:
        sheet.write_number(row, column, value, style)
