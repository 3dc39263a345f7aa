"""The damages of item lists and their code lists."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_D: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "damages.py"))
_set, _head, _merge = _D["set_cell"], _D["set_head"], _D["merge"]
_several = _D["several"]
_ID, _NAME, _ROMAJI = "データ項目ID", "データ項目", "データ項目（ローマ字）"
_GROUP, _KEY, _FOREIGN = "グループ_名称", "グループ_主キー", "グループ_外部キー"
_TYPE, _SIZE, _CODE, _TIMES = "データ型", "桁数", "コード", "繰り返し"
_OUTPUT, _CLASS, _TEXT, _SAMPLE = "データ出力条件", "実装類型", "項目説明", "サンプル値"
_REMARK, _SECTION, _MEANING = "備考", "標準仕様書関連箇所", "項目定義"


def _number_of(nth: int, value: object, form: str = "General") -> Callable[[Any], None]:
    """Change the five-digit half of an ID, which stands in the second cell of the heading."""

    def change(table: Any) -> None:
        cell = table.sheet.cell(table.first + nth, table.columns[_ID] + 1)
        cell.value, cell.number_format = value, form

    return change


def _every(heading: str, value: object) -> Callable[[Any], None]:
    def change(table: Any) -> None:
        for row in range(table.first, table.sheet.max_row + 1):
            cell = table.sheet.cell(row, table.columns[_D["squeeze"](heading)])
            if table.sheet.cell(row, table.columns[_NAME]).value not in (None, "e") and cell.value:
                cell.value = value

    return change


def _renumbered(table: Any) -> None:
    """Insert a new item at the third place and number all later ones anew."""
    sheet, column = table.sheet, table.columns[_ID] + 1
    rows = [r for r in range(table.first, sheet.max_row + 1) if sheet.cell(r, column).value != "e"]
    rows = [r for r in rows if sheet.cell(r, table.columns[_ID]).value == "031"]
    for row in rows[2:]:
        sheet.cell(row, column).value = int(sheet.cell(row, column).value) + 1


def _swapped_ids(table: Any) -> None:
    sheet, column = table.sheet, table.columns[_ID] + 1
    first, second = sheet.cell(table.first, column), sheet.cell(table.first + 1, column)
    first.value, second.value = second.value, first.value


def _blank_names(table: Any) -> None:
    for column in (table.columns[_ID], table.columns[_ID] + 1):
        table.sheet.cell(table.first + 1, column).value = None
    for heading in (_NAME, _ROMAJI):
        table.at(1, heading).value = None


def _after_end(table: Any) -> None:
    row = table.sheet.max_row + 1
    for name, column in table.columns.items():
        value = table.sheet.cell(table.first, column).value
        table.sheet.cell(row, column).value = f"{value}x" if name == _ROMAJI else value
    table.sheet.cell(row, table.columns[_ID] + 1).value = 99


def _footnote(table: Any) -> None:
    row = table.sheet.max_row + 2
    table.sheet.cell(row, table.columns[_ID]).value = "※この表は令和の版による"


def _new_row(table: Any) -> None:
    """Put a new item where the end mark stands, and the end mark below it."""
    sheet = table.sheet
    end = next(
        r
        for r in range(table.first, sheet.max_row + 1)
        if sheet.cell(r, table.columns[_NAME]).value == "e"
    )
    sheet.insert_rows(end)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(end, column).value = sheet.cell(table.first, column).value
    values = {_NAME: "新しい項目", _ROMAJI: "atarashiikomoku", _KEY: None, _GROUP: None}
    for heading, value in values.items():
        at = sheet.cell(end, table.columns[_D["squeeze"](heading)])
        at.value = table.at(0, heading).value if heading == _GROUP else value
    number = sheet.cell(end, table.columns[_ID] + 1)
    number.value, number.number_format = 88, "00000"


def _second_sheet(table: Any) -> None:
    copied = table.sheet.parent.copy_worksheet(table.sheet)
    copied.title = "項目定義書（写し）"


def _unmerged(table: Any) -> None:
    _D["unmerge"](table.sheet, table.head(_ID))


def _added_column(table: Any) -> None:
    column = table.sheet.max_column + 1
    table.sheet.cell(table.top, column).value = "新しい列"
    table.sheet.cell(table.first, column).value = "新しい値"


def _no_column(heading: str) -> Callable[[Any], None]:
    def change(table: Any) -> None:
        column = table.columns[_D["squeeze"](heading)]
        for row in range(table.top, table.sheet.max_row + 1):
            cell = table.sheet.cell(row, column)
            if type(cell).__name__ != "MergedCell":
                cell.value = None

    return change


def _title(table: Any) -> None:
    table.sheet.cell(table.top - 1, table.columns[_ID]).value = "この表の読み方が変わりました"


ITEM_DAMAGES: dict[str, tuple[Callable[[Any], None], str]] = {
    "heading ID renamed": (_head(_ID, "項目番号"), "refused"),
    "heading name renamed": (_head(_NAME, "項目名"), "refused"),
    "heading romaji renamed": (_head(_ROMAJI, "英字名"), "refused"),
    "heading group renamed": (_head(_GROUP, "まとまり"), "refused"),
    "heading key renamed": (_head(_KEY, "鍵"), "refused"),
    "heading type renamed": (_head(_TYPE, "型"), "refused"),
    "heading size renamed": (_head(_SIZE, "長さ"), "refused"),
    "heading code renamed": (_head(_CODE, "符号"), "refused"),
    "heading output renamed": (_head(_OUTPUT, "出力"), "refused"),
    "heading class renamed": (_head(_CLASS, "類型"), "refused"),
    "heading repeat renamed": (_head(_TIMES, "反復"), "asked"),
    "heading text renamed": (_head(_TEXT, "説明"), "asked"),
    "heading sample renamed": (_head(_SAMPLE, "記述例"), "asked"),
    "heading remark renamed": (_head(_REMARK, "摘要"), "asked"),
    "heading section renamed": (_head(_SECTION, "関連箇所"), "asked"),
    "heading meaning renamed": (_head(_MEANING, "定義"), "asked"),
    "heading foreign key renamed": (_head(_FOREIGN, "外鍵"), "asked"),
    "headings unmerged": (_unmerged, "refused"),
    "columns swapped": (_D["swap_columns"](_TIMES, _REMARK), "same"),
    "columns swapped, facts": (_D["swap_columns"](_SIZE, _TYPE), "same"),
    "column added": (_added_column, "asked"),
    "column repeat emptied": (_no_column(_TIMES), "asked"),
    "column text emptied": (_no_column(_TEXT), "asked"),
    "title changed": (_title, "asked"),
    "type unknown": (_set(1, _TYPE, "Z"), "refused"),
    "type DATETIME": (_set(1, _TYPE, "DATETIME"), "refused"),
    "type blank": (_set(1, _TYPE, None), "refused"),
    "type changed": (_set(0, _TYPE, "9"), "told"),
    "type full width": (_set(1, _TYPE, "Ｎ"), "same"),
    "size with unit": (_set(1, _SIZE, "20桁"), "refused"),
    "size 3.2": (_set(1, _SIZE, "3.2"), "refused"),
    "size 15.5": (_set(1, _SIZE, 15.5), "refused"),
    "size zero": (_set(1, _SIZE, 0), "asked"),
    "size blank": (_set(1, _SIZE, None), "asked"),
    "size changed": (_set(1, _SIZE, 99), "told"),
    "size full width": (_set(0, _SIZE, "１５"), "same"),
    "size merged": (_merge(_SIZE, 1, 3), "asked"),
    "size of a date": (_set(0, _TYPE, "DATE"), "asked"),
    "output triangle": (_set(1, _OUTPUT, "△"), "refused"),
    "output misspelt": (_set(1, _OUTPUT, "条件付必須"), "refused"),
    "output blank": (_set(1, _OUTPUT, None), "refused"),
    "output now optional": (_set(1, _OUTPUT, "任意"), "told"),
    "output now required": (_set(1, _OUTPUT, "必須"), "told"),
    "output merged": (_merge(_OUTPUT, 1, 2), "asked"),
    "class triangle": (_set(1, _CLASS, "△"), "refused"),
    "class filled circle": (_set(1, _CLASS, "●"), "refused"),
    "class double circle": (_set(1, _CLASS, "◎"), "refused"),
    "class removed": (_set(0, _CLASS, None), "told"),
    "class added": (_set(2, _CLASS, "○"), "told"),
    "class other circle": (_set(0, _CLASS, "〇"), "same"),
    "key cross": (_set(1, _KEY, "×"), "refused"),
    "key added": (_set(1, _KEY, "○"), "told"),
    "key removed": (_set(0, _KEY, None), "asked"),
    "foreign key added": (_set(1, _FOREIGN, "○"), "asked"),
    "ID twice": (_number_of(1, 1, "00000"), "refused"),
    "ID of another business": (_set(1, _ID, "032"), "refused"),
    "ID business as number": (_set(1, _ID, 31), "refused"),
    "ID business as number everywhere": (_every(_ID, 31), "refused"),
    "ID number lost its format": (_number_of(1, 2), "asked"),
    "ID blank": (_several(_set(1, _ID, None), _number_of(1, None)), "refused"),
    "ID with letters": (_number_of(1, "0000A"), "refused"),
    "IDs renumbered": (_renumbered, "asked"),
    "IDs swapped": (_swapped_ids, "asked"),
    "ID, name and romaji blank": (_blank_names, "refused"),
    "name blank": (_set(1, _NAME, None), "refused"),
    "name changed": (_set(1, _NAME, "別の名"), "told"),
    "name and romaji changed": (
        _several(_set(1, _NAME, "別の名"), _set(1, _ROMAJI, "betsunona")),
        "asked",
    ),
    "name twice": (_set(1, _NAME, "性別一"), "told"),
    "romaji blank": (_set(1, _ROMAJI, None), "refused"),
    "romaji changed": (_set(1, _ROMAJI, "betsunona"), "told"),
    "group renamed": (_every(_GROUP, "新しいまとまり"), "asked"),
    "group of one row renamed": (_set(1, _GROUP, "別のまとまり"), "told"),
    "group blank": (_set(1, _GROUP, None), "refused"),
    "group merged": (_merge(_GROUP, 0, 2), "asked"),
    "code unknown": (_set(2, _CODE, "住民基本台帳012"), "told"),
    "code without number": (_set(2, _CODE, "性別"), "refused"),
    "repeat changed": (_set(0, _TIMES, 5), "told"),
    "condition text changed": (_set(1, _TEXT, "※※別のとき"), "asked"),
    "condition text removed": (_set(1, _TEXT, None), "asked"),
    "unspecified date no longer allowed": (_set(1, _TEXT, "・許容しない"), "asked"),
    "meaning written": (_set(1, _MEANING, "新しい定義"), "asked"),
    "section changed": (_set(0, _SECTION, "9990001 別の機能"), "told"),
    "sample that does not fit": (_set(0, _SAMPLE, "全角の値"), "asked"),
    "remark says deleted": (_set(1, _REMARK, "第3.0版で削除"), "asked"),
    "row deleted": (_D["delete_row"](2), "told"),
    "row added": (_new_row, "told"),
    "row hidden": (_D["hide_row"](1), "asked"),
    "row struck through": (_D["strike"](1, _NAME), "asked"),
    "column hidden": (_D["hide_column"](_SIZE), "asked"),
    "hidden sheet": (_D["hide_sheet"], "asked"),
    "row after the end mark": (_after_end, "asked"),
    "footnote after the end": (_footnote, "asked"),
    "second sheet with the same items": (_second_sheet, "refused"),
    "error value": (_set(1, _SIZE, "#REF!"), "refused"),
    "formula without a value": (_set(1, _SIZE, "=1+1"), "refused"),
}
"""What is done to the item list, and what an import must make of it."""
