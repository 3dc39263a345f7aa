"""Damages of the other kinds of workbooks: functions and forms, layouts, linkages, codes."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl.comments import Comment

if TYPE_CHECKING:
    from collections.abc import Callable

_D: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "damages.py"))
_set, _head, _merge = _D["set_cell"], _D["set_head"], _D["merge"]

_SAME = "災害時に特例の処理ができること。"
"""What another function of the full set says."""

Damage = tuple[str, "Callable[[Any], None]", str]

TABLES = {
    "functions": ("requirements", "機能ID", "機能名称"),
    "forms": ("requirements", "帳票ID", "帳票名称"),
    "layouts": ("form_items", "印字項目", "文字数"),
    "linkages": ("linkages", "連携ID", "連携名"),
    "codes": ("items", "コードID", "コード値"),
}
"""The workbook of a full set that a damage is done to, and two headings of its table."""


def _swap(one: str, other: str) -> Callable[[Any], None]:
    change: Callable[[Any], None] = _D["swap_columns"](one, other)
    return change


def _note(table: Any) -> None:
    table.sheet.cell(table.sheet.max_row + 1, 1).value = "※第9.2版で改める予定"


def _legend(table: Any) -> None:
    """Say above the table that ○ is what must be built."""
    table.sheet.cell(1, 5).value = "凡例　○：実装必須"


def _added_column(table: Any) -> None:
    column = table.sheet.max_column + 1
    table.sheet.cell(table.top, column).value = "ベンダー回答"
    table.sheet.cell(table.first, column).value = "対応"


def _comment(table: Any) -> None:
    """Put a note on a cell that says what no cell says."""
    table.at(1, "機能名称").comment = Comment("この機能は削除する", "委員会")


def _added_city(name: str, mark: str) -> Callable[[Any], None]:
    """Add a column for a kind of city that the list did not tell apart before."""

    def change(table: Any) -> None:
        column = table.sheet.max_column + 1
        table.sheet.cell(table.top, column).value = f"実装区分_{name}"
        for row in range(table.first, table.sheet.max_row + 1):
            if table.sheet.cell(row, 1).value:
                table.sheet.cell(row, column).value = mark

    return change


def _below(table: Any) -> None:
    """Put a second table of the same headings below the first."""
    top = table.sheet.max_row + 3
    for column in table.columns.values():
        for row, below in ((table.top, top), (table.first, top + 1)):
            table.sheet.cell(below, column).value = table.sheet.cell(row, column).value


def _older_sheet(table: Any) -> None:
    table.sheet.parent.copy_worksheet(table.sheet).title = "旧版"


def _hidden_column(heading: str) -> Callable[[Any], None]:
    def change(table: Any) -> None:
        letter = table.at(0, heading).column_letter
        table.sheet.column_dimensions[letter].hidden = True

    return change


def _exchange(heading: str) -> Callable[[Any], None]:
    """Let two rows change places under one heading."""

    def change(table: Any) -> None:
        one, other = table.at(0, heading), table.at(1, heading)
        one.value, other.value = other.value, one.value

    return change


LIST_DAMAGES: dict[str, Damage] = {
    "function ID heading renamed": ("functions", _head("機能ID", "符号"), "refused"),
    "function name heading renamed": ("functions", _head("機能名称", "呼称"), "refused"),
    "function levels renamed": ("functions", _head("実装区分_指定都市", "政令市"), "asked"),
    "function reason renamed": ("functions", _head("要件の考え方・理由", "根拠"), "asked"),
    "function ID blank": ("functions", _set(1, "機能ID", None), "refused"),
    "function ID twice": ("functions", _set(1, "機能ID", "0270001"), "refused"),
    "function ID lost its zero": ("functions", _set(1, "機能ID", 270002), "asked"),
    "function ID with letters": ("functions", _set(1, "機能ID", "02700A2"), "refused"),
    "function ID of another business": ("functions", _set(1, "機能ID", "0230265"), "refused"),
    "linkage of others": ("linkages", _set(0, "利用側業務", "国民年金"), "refused"),
    "function ID renumbered": ("functions", _set(1, "機能ID", "0279999"), "asked"),
    "function name blank": ("functions", _set(1, "機能名称", None), "refused"),
    "function name changed": ("functions", _set(1, "機能名称", "全く別の名"), "asked"),
    "function text changed": ("functions", _set(1, "機能要件", "別の要件。"), "asked"),
    "function text twice": (
        "functions",
        _set(1, "機能要件", _SAME),
        "asked",
    ),
    "function reason changed": ("functions", _set(1, "要件の考え方・理由", "別。"), "asked"),
    "function level triangle": ("functions", _set(1, "実装区分_指定都市", "△"), "refused"),
    "function level blank": ("functions", _set(1, "実装区分_指定都市", None), "refused"),
    "function level lowered": ("functions", _set(1, "実装区分_指定都市", "○"), "told"),
    "function level in words": ("functions", _set(1, "実装区分_指定都市", "実装必須"), "asked"),
    "function level prohibited": ("functions", _set(1, "実装区分_指定都市", "×"), "told"),
    "function levels explained anew": ("functions", _legend, "asked"),
    "function deleted": ("functions", _D["delete_row"](3), "asked"),
    "function hidden": ("functions", _D["hide_row"](1), "asked"),
    "function struck through": ("functions", _D["strike"](1, "機能名称"), "asked"),
    "function remark deleted": ("functions", _set(1, "備考", "第9.1版で廃止"), "asked"),
    "function columns moved": ("functions", _swap("要件の考え方・理由", "備考"), "same"),
    "function column added": ("functions", _added_column, "asked"),
    "function note below": ("functions", _note, "asked"),
    "function chapter changed": ("functions", _set(0, "大項目", "別の章"), "asked"),
    "hidden sheet": ("functions", _D["hide_sheet"], "asked"),
    "form ID blank": ("forms", _set(1, "帳票ID", None), "refused"),
    "form ID twice": ("forms", _set(1, "帳票ID", "0270001"), "refused"),
    "form level triangle": ("forms", _set(1, "実装区分", "△"), "refused"),
    "form name changed": ("forms", _set(1, "帳票名称", "全く別の様式"), "asked"),
    "form side changed": ("forms", _set(1, "内部／外部", "内部帳票"), "asked"),
    "layout item twice": ("layouts", _set(1, "印字項目", "文書番号"), "refused"),
    "layout item blank": ("layouts", _set(1, "印字項目", None), "refused"),
    "layout form unknown": ("layouts", _set(1, "帳票ID", "0279998"), "refused"),
    "layout size in words": ("layouts", _set(1, "文字数", "多い"), "refused"),
    "layout size changed": ("layouts", _set(1, "文字数", 77), "told"),
    "layout condition written": ("layouts", _set(1, "編集条件", "右づめ"), "asked"),
    "layout item prohibited": ("layouts", _set(1, "実装区分", "×"), "asked"),
    "linkage ID wrong": ("linkages", _set(0, "連携ID", "2701"), "refused"),
    "linkage name of another": ("linkages", _set(1, "連携名", "別の連携"), "refused"),
    "linkage mode unknown": ("linkages", _set(0, "連携方式", "電話"), "refused"),
    "linkage consumer blank": ("linkages", _set(0, "利用側業務", None), "refused"),
    "linkage item changed": ("linkages", _set(0, "データ項目", "別の項目"), "asked"),
    "linkage timing changed": ("linkages", _set(0, "連携頻度・契機", "月次"), "told"),
    "code value twice": ("codes", _set(1, "コード値", "01"), "refused"),
    "code value blank": ("codes", _set(1, "コード値", None), "refused"),
    "code meaning blank": ("codes", _set(1, "コード値の内容", None), "refused"),
    "code meaning changed": ("codes", _set(1, "コード値の内容", "別"), "told"),
    "code value lost its zero": ("codes", _set(1, "コード値", 2), "asked"),
    "code name blank": ("codes", _set(0, "コード名", None), "refused"),
    "function note on a cell": ("functions", _comment, "asked"),
    "functions of core cities apart": ("functions", _added_city("中核市", "×"), "asked"),
    "functions of towns apart": ("functions", _added_city("町村", "○"), "asked"),
    "function table twice": ("functions", _below, "refused"),
    "function sheet of an older edition": ("functions", _older_sheet, "refused"),
    "function level hidden": ("functions", _hidden_column("実装区分_指定都市"), "asked"),
    "function level with a note sign": (
        "functions",
        _set(1, "実装区分_指定都市", "◎※1"),
        "refused",
    ),
    "function level twice": ("functions", _set(1, "実装区分_指定都市", "◎○"), "refused"),
    "function text a formula": ("functions", _set(1, "機能要件", "=1+1"), "refused"),
    "function ID with an unseen sign": ("functions", _set(1, "機能ID", "0270002\u200b"), "refused"),
    "function IDs exchanged": ("functions", _exchange("機能ID"), "asked"),
    "function names exchanged": ("functions", _exchange("機能名称"), "asked"),
    "function texts exchanged": ("functions", _exchange("機能要件"), "asked"),
    "form IDs exchanged": ("forms", _exchange("帳票ID"), "asked"),
    "form names exchanged": ("forms", _exchange("帳票名称"), "asked"),
    "form level blank": ("forms", _set(1, "実装区分", None), "refused"),
    "layout size zero": ("layouts", _set(1, "文字数", 0), "refused"),
    "layout size below zero": ("layouts", _set(1, "文字数", -3), "refused"),
    "layout size broken": ("layouts", _set(1, "文字数", 12.5), "refused"),
    "layout form blank": ("layouts", _set(0, "帳票ID", None), "refused"),
    "layout items exchanged": ("layouts", _exchange("印字項目"), "asked"),
    "linkage provider unknown": ("linkages", _set(0, "提供側業務", "宇宙局"), "refused"),
    "linkage mode blank": ("linkages", _set(0, "連携方式", None), "refused"),
    "code value in full width": ("codes", _set(1, "コード値", "０２"), "same"),
    "code value a formula": ("codes", _set(1, "コード値", "=1+1"), "refused"),
    "code values exchanged": ("codes", _exchange("コード値"), "told"),
    "code ID blank": ("codes", _set(0, "コードID", None), "refused"),
    "code remark written": ("codes", _set(0, "備考", "使い方"), "asked"),
}
"""The table, what is done to it, and what an import must make of it."""
