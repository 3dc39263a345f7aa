"""Attempts to let an import of a list lose or change something without a word."""

from __future__ import annotations

import datetime as dt
import runpy
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_D: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "damages.py"))
_set, _head, _merge = _D["set_cell"], _D["set_head"], _D["merge"]
_LEVEL, _TEXT = "実装区分_指定都市", "機能要件"

Attack = tuple[str, "Callable[[Any], None]", str]


def _spoilt(heading: str, how: Callable[[str], object], nth: int = 1) -> Callable[[Any], None]:
    """Put something in the place of a text that is made of it."""

    def change(table: Any) -> None:
        cell = table.at(nth, heading)
        cell.value = how(str(cell.value))

    return change


def _looking(heading: str, code: str, nth: int = 1) -> Callable[[Any], None]:
    """Let a cell show its value in another way."""

    def change(table: Any) -> None:
        table.at(nth, heading).number_format = code

    return change


def _column_twice(heading: str, value: str) -> Callable[[Any], None]:
    """Add a column with a heading that stands there already and another value."""

    def change(table: Any) -> None:
        column = table.sheet.max_column + 1
        table.sheet.cell(table.top, column).value = heading
        table.sheet.cell(table.first + 1, column).value = value

    return change


def _heading_again(table: Any) -> None:
    """Repeat the headings inside the table, as a page break does."""
    table.sheet.insert_rows(table.first + 2)
    for column in table.columns.values():
        value = table.sheet.cell(table.top, column).value
        table.sheet.cell(table.first + 2, column).value = value


def _gap(table: Any) -> None:
    table.sheet.insert_rows(table.first + 2, amount=3)


def _below_sixty(table: Any) -> None:
    table.sheet.insert_rows(1, amount=80)


def _far_away(table: Any) -> None:
    """Write something where nobody looks."""
    table.sheet.cell(900, 400).value = "機能0270002は廃止"


def _hidden_heading(table: Any) -> None:
    table.sheet.row_dimensions[table.top].hidden = True


def _squeezed(table: Any) -> None:
    table.sheet.row_dimensions[table.first + 1].height = 0.4


def _other_sheet(table: Any) -> None:
    """Add a sheet that no reader knows and that takes something back."""
    table.sheet.parent.create_sheet("正誤表")["A1"] = "機能0270002の実装区分は×とする"


def _second_list(table: Any) -> None:
    """Add a second list of the same headings with a function of its own."""
    sheet = table.sheet.parent.create_sheet("追加")
    for column in range(1, table.sheet.max_column + 1):
        for row in (table.top, table.first - 1, table.first):
            sheet.cell(row, column).value = table.sheet.cell(row, column).value
    heading = table.columns["機能ID"]
    sheet.cell(table.first, heading).value = "0279990"
    sheet.cell(table.first, table.columns["機能名称"]).value = "別表の機能"


ATTACKS: dict[str, Attack] = {
    "trailing blanks behind an ID": ("functions", _spoilt("機能ID", lambda t: f"{t}  "), "same"),
    "a trailing wide blank behind a name": (
        "functions",
        _spoilt("機能名称", lambda t: f"{t}\u3000"),
        "same",
    ),
    "a mark of writing from the right in a name": (
        "functions",
        _spoilt("機能名称", lambda t: f"{t[:2]}\u202e{t[2:]}"),
        "asked",
    ),
    "a mark of writing from the right in a sentence": (
        "functions",
        _spoilt(_TEXT, lambda t: f"{t[:2]}\u200f{t[2:]}"),
        "asked",
    ),
    "a mark of writing from the right beside a level": (
        "functions",
        _set(1, _LEVEL, "◎\u200f"),
        "refused",
    ),
    "an ID in wide digits": ("functions", _set(1, "機能ID", "０２７０００２"), "refused"),
    "an ID over two lines": ("functions", _set(1, "機能ID", "0270\n002"), "refused"),
    "an ID as a power of ten": ("functions", _set(1, "機能ID", "2.70002E+05"), "refused"),
    "an ID with a fraction": ("functions", _set(1, "機能ID", 270002.5), "refused"),
    "an ID as a day": ("functions", _set(1, "機能ID", dt.date(2026, 4, 1)), "refused"),
    "an ID that its format hides": ("functions", _looking("機能ID", ";;;"), "asked"),
    "a level that its format hides": ("functions", _looking(_LEVEL, ";;;"), "asked"),
    "a sentence that its format hides": ("functions", _looking(_TEXT, ";;;"), "asked"),
    "a format that adds to a sentence": ("functions", _looking(_TEXT, '@"（改）"'), "asked"),
    "a level as a truth": ("functions", _set(1, _LEVEL, value=True), "refused"),
    "a level as an error": ("functions", _set(1, _LEVEL, "#N/A"), "refused"),
    "a level with the letter O": ("functions", _set(1, _LEVEL, "O"), "refused"),
    "a level as a zero": ("functions", _set(1, _LEVEL, 0), "refused"),
    "a name in parts of letters": (
        "functions",
        _spoilt("機能名称", lambda t: unicodedata.normalize("NFD", f"{t}ガ")),
        "told",
    ),
    "a sentence in parts of letters": (
        "functions",
        _spoilt(_TEXT, lambda t: unicodedata.normalize("NFD", f"{t}ガ")),
        "asked",
    ),
    "a formula that fetches a name": ("functions", _set(1, "機能名称", "=C6"), "refused"),
    "sentences merged over two rows": ("functions", _merge(_TEXT, 1, 2), "asked"),
    "levels merged over two rows": ("functions", _merge(_LEVEL, 1, 2), "asked"),
    "IDs merged over two rows": ("functions", _merge("機能ID", 1, 2), "refused"),
    "a heading that stands twice": ("functions", _column_twice("機能名称", "別の名"), "asked"),
    "a level that stands twice": ("functions", _column_twice("備考", "別の備考"), "asked"),
    "headings again inside the table": ("functions", _heading_again, "refused"),
    "blank rows inside the table": ("functions", _gap, "told"),
    "a table below the sixtieth row": ("functions", _below_sixty, "asked"),
    "a note far to the right": ("functions", _far_away, "asked"),
    "a heading in a hidden row": ("functions", _hidden_heading, "asked"),
    "a row of almost no height": ("functions", _squeezed, "asked"),
    "a sheet of corrections": ("functions", _other_sheet, "asked"),
    "a second list of another sheet": ("functions", _second_list, "refused"),
    "a code value as a number with a fraction": ("codes", _set(1, "コード値", 2.5), "asked"),
    "a code value as a day": ("codes", _set(1, "コード値", dt.date(2026, 1, 2)), "asked"),
    "a code value with a blank": ("codes", _spoilt("コード値", lambda t: f" {t} "), "same"),
    "a meaning with an unseen sign": (
        "codes",
        _spoilt("コード値の内容", lambda t: f"{t}\u200b"),
        "asked",
    ),
    "a size in wide digits": ("layouts", _spoilt("文字数", lambda _: "７７"), "told"),
    "a size as a day": ("layouts", _set(1, "文字数", dt.date(2026, 1, 2)), "refused"),
    "a printed item with an unseen sign": (
        "layouts",
        _spoilt("印字項目", lambda t: f"{t}\u200b"),
        "asked",
    ),
    "a printed item of another row merged": ("layouts", _merge("印字項目", 0, 1), "refused"),
    "a linkage ID with an unseen sign": (
        "linkages",
        _spoilt("連携ID", lambda t: f"{t}\u200b", 0),
        "refused",
    ),
    "a consumer with a mark of writing": (
        "linkages",
        _spoilt("利用側業務", lambda t: f"\u200f{t}", 0),
        "refused",
    ),
}
"""The table, what is done to it, and what an import must make of it."""
