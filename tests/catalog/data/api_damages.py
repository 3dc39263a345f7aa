"""The damages of API specifications, by sheet and heading."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_D: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "damages.py"))
_set, _head = _D["set_cell"], _D["set_head"]
_NAME, _TITLE, _MUST, _TYPE, _SIZE = "パラメータ名", "項目名", "必須", "データ型", "データ長_桁数"
_TEXT, _SAMPLE, _REMARK = "項目説明", "記述例", "備考"
_FIELD, _LEVEL, _NULL = "レスポンスオブジェクト名_階層", "レベル", "null設定有無"


def _book(change: Callable[[Any], None]) -> tuple[str, Callable[[Any], None]]:
    return "book", change


def _find(book: Any, text: str) -> Any:
    """Return the first cell that contains a text."""
    return next(
        cell
        for sheet in book
        if "凡例" not in sheet.title
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and text in cell.value
    )


def _say(text: str, instead: str) -> tuple[str, Callable[[Any], None]]:
    def change(book: Any) -> None:
        cell = _find(book, text)
        cell.value = cell.value.replace(text, instead)

    return _book(change)


def _no_sheet(fragment: str) -> tuple[str, Callable[[Any], None]]:
    def change(book: Any) -> None:
        book.remove(next(sheet for sheet in book if fragment in sheet.title))

    return _book(change)


def _field(name: str, column: str, value: object) -> tuple[str, Callable[[Any], None]]:
    """Change a cell of the row of a response field."""

    def change(book: Any) -> None:
        table = _D["grid"](book, _LEVEL, _TYPE)
        for row in range(table.first, table.sheet.max_row + 1):
            if any(table.sheet.cell(row, c).value == name for c in range(9, 32)):
                table.sheet.cell(row, table.columns[_D["squeeze"](column)]).value = value
                return
        raise LookupError(name)

    return _book(change)


def _field_name(name: str, instead: object) -> tuple[str, Callable[[Any], None]]:
    def change(book: Any) -> None:
        sheet = next(s for s in book if "レスポンス" in s.title)
        cells = (c for row in sheet.iter_rows(min_col=9, max_col=31) for c in row)
        next(c for c in cells if c.value == name).value = instead

    return _book(change)


def _error(heading: str, value: object) -> tuple[str, Callable[[Any], None]]:
    def change(book: Any) -> None:
        table = _D["grid"](book, "エラーコード", "エラー内容")
        row = _error_row(table)
        table.sheet.cell(row, table.columns[_D["squeeze"](heading)]).value = value

    return _book(change)


def _error_row(table: Any) -> int:
    column = table.columns["エラーコード"]
    rows = range(table.first, table.sheet.max_row + 1)
    return next(row for row in rows if table.sheet.cell(row, column).value)


def _new_error(book: Any) -> None:
    table = _D["grid"](book, "エラーコード", "エラー内容")
    row = table.sheet.max_row + 1
    for heading, value in {
        "エラーコード": "E0005",
        "エラー名": "新",
        "エラー内容": "新しい。",
    }.items():
        table.sheet.cell(row, table.columns[heading]).value = value


def _new_parameter(book: Any) -> None:
    table = _D["grid"](book, _NAME, _TYPE)
    row = table.sheet.max_row + 1
    for heading, value in {_NAME: "atarashii", _TITLE: "新", _TYPE: "X", _SIZE: 3}.items():
        table.sheet.cell(row, table.columns[heading]).value = value


def _second_section(book: Any) -> None:
    """Damage the heading of the last section, whose fields then follow those of the one before."""
    cells = (c for s in book for row in s.iter_rows() for c in row)
    heads = [c for c in cells if isinstance(c.value, str) and "HTTPステータスコード：" in c.value]
    heads[-1].value = "■正常系エラー"


def _no_section_mark(book: Any) -> None:
    cells = (c for s in book for row in s.iter_rows() for c in row)
    heads = [c for c in cells if isinstance(c.value, str) and "HTTPステータスコード：" in c.value]
    heads[-1].value = None


def _parameters(change: Callable[[Any], None]) -> tuple[str, Callable[[Any], None]]:
    return "parameters", change


def _more(book: Any) -> None:
    cell = _find(book, "（0：")
    cell.value = cell.value.replace("、1：", "、3：取消、1：", 1)


def _swapped_values(book: Any) -> None:
    cell = _find(book, "（0：")
    cell.value = cell.value.replace("0：", "8：").replace("1：", "0：").replace("8：", "1：")


def _conditions(text: str | None) -> Callable[[Any], None]:
    """Change the first condition of a parameter."""

    def change(book: Any) -> None:
        table = _D["grid"](book, _NAME, _TYPE)
        column = table.columns[_REMARK]
        for row in range(table.first, table.sheet.max_row + 1):
            cell = table.sheet.cell(row, column)
            if "※※" in str(cell.value):
                cell.value = text
                return

    return change


API_DAMAGES: dict[str, tuple[tuple[str, Callable[[Any], None]], str]] = {
    "request heading renamed": (_parameters(_head(_NAME, "名前")), "refused"),
    "request type heading renamed": (_parameters(_head(_TYPE, "型")), "refused"),
    "request must heading renamed": (_parameters(_head(_MUST, "要否")), "refused"),
    "request remark heading renamed": (_parameters(_head(_REMARK, "摘要")), "asked"),
    "request sample heading renamed": (_parameters(_head(_SAMPLE, "例")), "asked"),
    "request text heading renamed": (_parameters(_head(_TEXT, "説明")), "asked"),
    "parameter twice": (_parameters(_set(1, _NAME, "shimei")), "refused"),
    "parameter name blank": (_parameters(_set(1, _NAME, None)), "refused"),
    "parameter title blank": (_parameters(_set(1, _TITLE, None)), "refused"),
    "parameter name with a blank": (_parameters(_set(1, _NAME, "ban go")), "refused"),
    "parameter renamed": (_parameters(_set(1, _NAME, "bangou")), "told"),
    "parameter type unknown": (_parameters(_set(1, _TYPE, "Z")), "refused"),
    "parameter type changed": (_parameters(_set(1, _TYPE, "Ｎ")), "told"),
    "parameter size with unit": (_parameters(_set(1, _SIZE, "15桁")), "refused"),
    "parameter size changed": (_parameters(_set(1, _SIZE, 12)), "told"),
    "parameter must single circle": (_parameters(_set(0, _MUST, "○")), "refused"),
    "parameter must cross": (_parameters(_set(0, _MUST, "×")), "refused"),
    "parameter must removed": (_parameters(_set(0, _MUST, None)), "told"),
    "parameter must added": (_parameters(_set(1, _MUST, "◎")), "told"),
    "parameter value added": (_book(_more), "asked"),
    "parameter values swapped": (_book(_swapped_values), "asked"),
    "parameter default changed": (_say("デフォルトは「0」", "デフォルトは「1」"), "asked"),
    "parameter condition changed": (_book(_conditions("※※別のとき必須")), "asked"),
    "parameter condition removed": (_book(_conditions(None)), "told"),
    "parameter date no longer vague": (_say("不詳日を許容する", "不詳日を許容しない"), "asked"),
    "parameter row hidden": (_parameters(_D["hide_row"](1)), "asked"),
    "parameter row struck": (_parameters(_D["strike"](1, _NAME)), "asked"),
    "parameter added": (_book(_new_parameter), "told"),
    "parameter deleted": (_parameters(_D["delete_row"](2)), "told"),
    "method changed": (_say("HTTPメソッド：POST", "HTTPメソッド：PUT"), "asked"),
    "method unknown": (_say("HTTPメソッド：POST", "HTTPメソッド：作成"), "refused"),
    "time-out changed": (_say("処理が30秒以上", "処理が60秒以上"), "asked"),
    "operation unknown": (_say("Create", "作成"), "refused"),
    "request ID wrong": (_say("_R01", "_R02"), "refused"),
    "response ID wrong": (_say("_S01", "_S02"), "refused"),
    "no overview": (_no_sheet("API概要"), "refused"),
    "no response sheet": (_no_sheet("レスポンス"), "refused"),
    "no version on the cover": (_say("第2.0版", "改定中"), "asked"),
    "status heading damaged": (_book(_second_section), "refused"),
    "status heading removed": (_book(_no_section_mark), "refused"),
    "field type changed": (_field("detail", _TYPE, "X"), "told"),
    "field type unknown": (_field("detail", _TYPE, "文字"), "refused"),
    "field level skipped": (_field("detail", _LEVEL, 5), "refused"),
    "field level blank": (_field("detail", _LEVEL, None), "refused"),
    "field null mark changed": (_field("detail", _NULL, "〇"), "told"),
    "field renamed": (_field_name("detail", "details"), "told"),
    "error message changed": (_error("エラー内容", "別の文です。"), "told"),
    "error added": (_book(_new_error), "told"),
}
"""What is done to the specification of an API, and what an import must make of it."""
