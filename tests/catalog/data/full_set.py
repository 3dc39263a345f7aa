"""A full set of made-up workbooks of a domain, in the shapes in which ministries publish them.

Names and numbers come from the catalogue so that they can be matched; a few are worded otherwise,
a few are new, one of each is left out. Two ways of laying out the same lists are in use:

`ministry`: ◎○× by kind of city under two rows of headings, chapters in merged cells.
`agency`: levels in words, other wordings of headings, columns in another order, form ID above.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from conformance.catalog.models.domain import Specification

TYPES = {
    **dict.fromkeys(("digits", "alnum", "code", "year_month", "datetime"), "X"),
    **dict.fromkeys(("text", "kana"), "Ｎ"),
    "flag": "9",
    "integer": "9",
    "decimal": "9V",
    "date": "DATE",
    "time": "TIME",
    "year": "YEAR",
}
_FIXED = {"DATE": 10, "TIME": 8, "YEAR": 4}
_MARKS = {"required": "◎", "optional": "○", "prohibited": "×"}
_WORDS = {"required": "実装必須", "optional": "標準オプション", "prohibited": "実装不可"}


@dataclass(frozen=True)
class FullSet:
    """The workbooks of a domain, in the order in which an editor imports them."""

    requirements: Path
    items: Path
    form_items: Path
    linkages: Path


def full_set(folder: Path, spec: Specification, layout: str) -> FullSet:
    """Write the four workbooks of a domain into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    made = FullSet(*(folder / f"{n}.xlsx" for n in ("functions", "items", "layouts", "linkages")))
    number = str(spec.head.business_id)
    _requirements(spec, number, layout).save(made.requirements)
    _items(spec, number).save(made.items)
    _form_items(spec, number, layout).save(made.form_items)
    _linkages(spec, number).save(made.linkages)
    return made


def _level(value: Any) -> str:
    return value if isinstance(value, str) else value[0].level


def _listed(entries: Iterable[Any]) -> list[tuple[str, str, Any]]:
    """Return title, level and entry of all but the last; the first is worded a little otherwise."""
    known = list(entries)[:-1]
    titles = [f"{e.title_ja}等" if n == 0 else e.title_ja for n, e in enumerate(known)]
    return [(t, _level(e.class_), e) for t, e in zip(titles, known, strict=True)]


def _cover(book: Workbook, title: str, version: str) -> None:
    sheet = book.active
    sheet.title = "表紙"
    sheet["B4"], sheet["B6"] = title, f"第{version}版"


def _requirements(spec: Specification, number: str, layout: str) -> Workbook:
    book = Workbook()
    _cover(book, f"{spec.head.name_ja}システム標準仕様書別紙2", "9.1")
    chapters = {group.id: group.title_ja for group in spec.head.function_groups}
    rows = [
        (chapters[e.group], t, level, e.summary) for t, level, e in _listed(spec.functions.values())
    ]
    rows += [("新しい章", "災害時の特例", "required", "災害時に特例の処理ができること。")]
    rows += [(rows[0][0], "他団体照会の記録", "optional", "照会の記録を残せること。")]
    forms = [(t, level, e.audience) for t, level, e in _listed(spec.forms.values())]
    forms += [("新様式通知書", "required", "resident")]
    if layout == "ministry":
        _ministry(book.create_sheet("機能要件"), number, rows)
        _ministry_forms(book.create_sheet("帳票要件"), number, forms)
    else:
        _agency(book.create_sheet("機能一覧"), number, rows)
        _agency_forms(book.create_sheet("帳票一覧"), number, forms)
    return book


def _ministry(sheet: Worksheet, number: str, rows: Sequence[tuple[str, str, str, str]]) -> None:
    sheet["A1"] = "別紙2　機能・帳票要件（機能）"
    upper = (
        "項番",
        "大項目",
        "機能名称",
        "機能ID",
        "機能要件",
        "実装区分",
        None,
        "要件の考え方・理由",
    )
    for column, text in enumerate((*upper, "備考"), 1):
        sheet.cell(4, column, text)
        if column not in (6, 7):
            sheet.merge_cells(start_row=4, end_row=5, start_column=column, end_column=column)
    sheet["F5"], sheet["G5"] = "指定都市", "一般市区町村"
    sheet.merge_cells("F4:G4")
    begun = 6
    for at, (chapter, title, level, text) in enumerate(rows, 6):
        first = at == begun or rows[at - 7][0] != chapter
        values = (at - 5, chapter if first else None, title, f"{number}{at - 5:04d}", text)
        for column, value in enumerate((*values, _MARKS[level], _MARKS[level], "実務による。"), 1):
            sheet.cell(at, column, value)
        if first and at > begun + 1:
            sheet.merge_cells(start_row=begun, end_row=at - 1, start_column=2, end_column=2)
        begun = at if first else begun
    if len(rows) + 5 > begun:
        sheet.merge_cells(start_row=begun, end_row=len(rows) + 5, start_column=2, end_column=2)


def _ministry_forms(sheet: Worksheet, number: str, forms: Sequence[tuple[str, str, str]]) -> None:
    sheet.append(["別紙2　機能・帳票要件（帳票）"])
    sheet.append(["項番", "帳票ID", "帳票名称", "内部／外部", "実装区分", "用紙", "備考"])
    for at, (title, level, audience) in enumerate(forms, 1):
        side = "内部帳票" if audience == "internal" else "外部帳票"
        sheet.append([at, f"{number}{at:04d}", title, side, _MARKS[level], "A4縦", None])


def _agency(sheet: Worksheet, number: str, rows: Sequence[tuple[str, str, str, str]]) -> None:
    sheet.append(["機能要件一覧"])
    sheet.append([None])
    sheet.append(
        ["機能ID", "大分類", "機能名", "考え方・理由", "要件内容", "実装区分", "適合基準日"]
    )
    for at, (chapter, title, level, text) in enumerate(rows, 1):
        row = [f"{number}{at:04d}", chapter, title, None, text, _WORDS[level] + "機能", None]
        sheet.append(row)
    sheet.append(["※この表は架空のものである。"])


def _agency_forms(sheet: Worksheet, number: str, forms: Sequence[tuple[str, str, str]]) -> None:
    sheet.append(["帳票ID", "帳票名", "実装必須", "標準オプション", "実装不可", "概要"])
    for at, (title, level, _) in enumerate(forms, 1):
        marks = ["○" if level == one else None for one in _MARKS]
        sheet.append([f"{number}{at:04d}", title, *marks, "架空の帳票"])


def _items(spec: Specification, number: str) -> Workbook:
    book = Workbook()
    codes = {key: f"{n:03d}" for n, key in enumerate(spec.codes, 1)}
    sheet = book.active
    sheet.title = "基本データリスト"
    sheet["B1"] = f"■地方公共団体情報システム-（{spec.head.name_ja}）基本データリスト"
    headings = ("データ項目ID", None, "データ項目", "データ項目（ローマ字）", "グループ_名称")
    more = ("グループ_主キー", "グループ_外部キー", "データ型", "桁数", "コード", "繰り返し")
    last = ("データ出力条件", "項目定義", "項目説明", "標準仕様書関連箇所", "実装類型")
    for column, text in enumerate((*headings, *more, *last, "サンプル値", "備考"), 2):
        sheet.cell(5, column, text)
    sheet.merge_cells("B5:C5")
    at = 5
    for group in (g for g in spec.records.values() if g.view is None):
        for item in group.items[:-1] if len(group.items) > 3 else group.items:
            at += 1
            _item(sheet, at, number, group, item, codes)
    _codes(book.create_sheet("コード一覧（個別）"), spec, codes)
    return book


def _item(
    sheet: Worksheet, at: int, number: str, group: Any, item: Any, codes: dict[str, str]
) -> None:
    kind = TYPES[item.type]
    size: object = _FIXED.get(kind) or item.len or item.max_len or 20
    size = f"{size},{item.fraction or 2}" if kind == "9V" else size
    output = "必須" if item.required else "任意"
    key = "○" if item.key in group.primary_key else None
    values = (number, at - 5, item.name_ja, item.key, group.name_ja, key, None, kind, size)
    rest = (codes.get(item.code_list or ""), None, output, "定義", None, None, "○", None, None)
    for column, value in enumerate((*values, *rest), 2):
        sheet.cell(at, column, value)
    sheet.cell(at, 3).number_format = "00000"


def _codes(sheet: Worksheet, spec: Specification, codes: dict[str, str]) -> None:
    sheet.append(["コードID", "コード名", "コード値", "コード値の内容", "備考"])
    for key, number in codes.items():
        listed = spec.codes[key]
        for nth, (value, meaning) in enumerate(listed.values.items() or [("任意", "任意")]):
            names = [number, listed.name_ja] if nth == 0 else [None, None]
            sheet.append([*names, value, meaning, None])


def _form_items(spec: Specification, number: str, layout: str) -> Workbook:
    book = Workbook()
    _cover(book, f"{spec.head.name_ja}システム標準仕様書別紙3", "9.1")
    for at, (_, _, form) in enumerate(_listed(spec.forms.values()), 1):
        sheet = book.create_sheet(f"帳票{at}")
        above = layout == "agency"
        if above:
            sheet.append(["帳票ID", f"{number}{at:04d}", "帳票名称", form.title_ja])
        own = [] if above else ["帳票ID"]
        sheet.append([*own, "項番", "印字項目", "文字数", "編集条件", "実装区分"])
        names = [(item.name_ja, item.max_len) for item in form.items[:-1]]
        for nth, (name, size) in enumerate([*names, ("新しい印字項目", 30)], 1):
            first = [] if above else [f"{number}{at:04d}"]
            sheet.append([*first, nth, name, size, None, "◎"])
    return book


def _linkages(spec: Specification, number: str) -> Workbook:
    book = Workbook()
    _cover(book, f"{spec.head.name_ja}機能別連携仕様", "9.1")
    sheet = book.create_sheet("連携一覧")
    headings = ["連携ID", "連携名", "提供側業務", "利用側業務", "連携方式", "連携頻度・契機"]
    sheet.append([*headings, "データ項目ID", "データ項目", "データ型", "桁数", "備考"])
    listed = [(t, e.provider, e.consumer) for t, _, e in _listed(spec.linkages.values())]
    others = [(t, "住民基本台帳", spec.head.name_ja) for t, _, _ in listed]
    others += [("新しい連携", spec.head.name_ja, "個人住民税")]
    for at, (title, provider, consumer) in enumerate(others, 1):
        key = f"{number}o{at:03d}"
        for nth in (1, 2):
            head = (
                [key, title, provider, consumer, "ファイル・API", "日次"]
                if nth == 1
                else [key, *[None] * 5]
            )
            sheet.append([*head, f"{number}{nth:05d}", f"項目{nth}", "X", 10, None])
    return book
