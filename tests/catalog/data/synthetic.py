"""Small made-up workbooks in the form of the official ones, with every trap of the real files."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

GROUP = "架空宛名"
ITEM_SHEET = f"項目定義書（架空業務）{GROUP}"
CODE_SHEET = "コード一覧（個別）_架空業務"
PATH = "app_submit/v10/kaku"
_ZERO = "・デフォルトは「0」"
_VAGUE = "・不詳日を許容する"

ITEMS = (
    (1, "架空番号", "kakubango", "○", "X", 15, None, None, "必須", "", "○", "000000000000001"),
    (
        2,
        "架空名",
        "kakumei",
        "",
        "Ｎ",
        100,
        None,
        None,
        "条件付き必須",
        "※※名があるとき",
        "○",
        "架空　花子",
    ),
    (3, "架空区分", "kakukubun", "", "X", 1, (1, "000"), None, "任意", "", "", "1"),
    (4, "架空旗", "kakuhata", "", 9, 1, ("002", "@"), None, "必須", "", "〇", "0"),
    (5, "架空独自", "kakudokuji", "", "X", 3, (999, "General"), 999, "任意", "", "", "A01"),
    (
        6,
        "架空日",
        "kakubi",
        "",
        "DATE",
        10,
        None,
        None,
        "任意",
        "・不詳日を許容する",
        "",
        "2020-02-29",
    ),
    (
        7,
        "架空率",
        "kakuritsu",
        "",
        "9V",
        "3,2",
        None,
        None,
        "任意",
        "",
        "",
        "・昼：1.25\n・夜：0.50",
    ),
)

"""Number, name, romaji, key, type, digits, code and format, repeat, output, note, kept, sample."""


def item_workbook(path: Path, *, items: tuple[tuple[object, ...], ...] = ITEMS) -> Path:
    """Write an item list with two merged heading rows, IDs in two cells, end marks, code lists."""
    book = Workbook()
    sheet = book.active
    sheet.title = ITEM_SHEET
    sheet["B1"] = "■地方公共団体情報システム-（架空業務）項目定義書"
    _item_headings(sheet)
    for row, item in enumerate(items, 7):
        _item_row(sheet, row, item)
    last = 7 + len(items)
    for column in range(1, 24):
        if column not in (2, 3, 5):
            sheet.cell(last, column, "e")
    sheet.cell(last + 1, 2, "この行は読まれない")
    _code_sheet(book.create_sheet(CODE_SHEET))
    legend = book.create_sheet("凡例）列項目説明")
    legend["A3"], legend["B3"] = "項番", "項目名"
    legend["B4"], legend["B5"] = "データ項目ID", "データ型"
    book.save(path)
    return path


def _item_headings(sheet: Worksheet) -> None:
    upper = {
        "B": "データ項目ID",
        "D": "データ項目",
        "E": "データ項目\n（ローマ字）",
        "F": "グループ",
        "I": "クラス分類",
        "L": "データ型",
        "M": "桁数",
        "N": "コード",
        "O": "繰り返し",
        "P": "データ出力\n条件",
        "Q": "項目定義",
        "R": "項目説明",
        "S": "標準仕様書関連箇所",
        "T": "実装類型",
        "U": "サンプル値",
        "V": "備考",
    }
    lower = {"F": "名称", "G": "主キー", "H": "外部キー", "I": "LV1", "J": "LV2", "K": "LV3"}
    for letter, text in upper.items():
        sheet[f"{letter}5"] = text
    for letter, text in lower.items():
        sheet[f"{letter}6"] = text
    sheet.merge_cells("B5:C6")
    sheet.merge_cells("F5:H5")
    sheet.merge_cells("I5:K5")
    for letter in "DELMNOPQRSTUV":
        sheet.merge_cells(f"{letter}5:{letter}6")


def _item_row(sheet: Worksheet, row: int, item: tuple[object, ...]) -> None:
    number, name, romaji, key, kind, size, code, repeat, output, note, kept, sample = item
    for letter, value in {
        "B": "031",
        "C": number,
        "D": name,
        "E": romaji,
        "F": GROUP,
        "G": key,
        "L": kind,
        "M": size,
        "O": repeat,
        "P": output,
        "R": note,
        "T": kept,
        "U": sample,
        "W": "e",
    }.items():
        sheet[f"{letter}{row}"] = value
    sheet[f"C{row}"].number_format = "00000"
    if isinstance(code, tuple):
        sheet[f"N{row}"], sheet[f"N{row}"].number_format = code


def _code_sheet(sheet: Worksheet) -> None:
    for letter, text in zip(
        "ABCDE", ("コードID", "コード名", "コード値", "コード値の内容", "備考"), strict=True
    ):
        sheet[f"{letter}4"] = text
        sheet.merge_cells(f"{letter}4:{letter}5")
    rows = (
        (1, "架空区分", "0", "不明"),
        (None, None, "1", "甲"),
        (2, "架空旗", "0", "主"),
        (None, None, "1", "従"),
        (999, "自治体固有コード", "任意", "任意"),
    )
    for row, values in enumerate(rows, 6):
        for letter, value in zip("ABCD", values, strict=True):
            sheet[f"{letter}{row}"] = value
        sheet[f"A{row}"].number_format = "000"


def api_workbook(path: Path, *, method_line: str = "HTTPメソッド：POST") -> Path:
    """Write an API specification: cover, overview, request, response with two statuses, errors."""
    book = Workbook()
    cover = book.active
    cover.title = "表紙"
    cover["G8"], cover["G13"], cover["V27"] = "架空\n標準仕様書", "架空付番API仕様", "第2.0版"
    overview = book.create_sheet("API概要")
    for cell, text in {"A9": "No.", "C9": "APIコール名", "V9": "操作種類", "AB9": "概要"}.items():
        overview[cell] = text
    overview["A10"], overview["C10"], overview["V10"] = 1, PATH, "Create"
    overview["A11"] = "補足"
    _request(book.create_sheet("リクエスト_API仕様"), method_line)
    _response(book.create_sheet("レスポンス_API仕様"))
    book.save(path)
    return path


def _request(sheet: Worksheet, method_line: str) -> None:
    sheet["A6"], sheet["A11"] = method_line, "処理が30秒以上※経過した場合は、打ち切る。"
    sheet["A18"], sheet["P18"] = "リクエストID", f"{PATH}_R01"
    sheet["A19"], sheet["P19"] = "Content-Type", "application/json"
    letters = ("A", "E", "AK", "BA", "BR", "CV", "CY", "DC", "DG", "DK")
    texts = (
        "項番",
        "パラメータ名",
        "項目名",
        "項目説明",
        "記述例",
        "必須",
        "データ型",
        "データ長",
        "検索\n方法",
        "備考",
    )
    for letter, text in zip(letters, texts, strict=True):
        sheet[f"{letter}21"] = text
        if text != "データ長":
            sheet.merge_cells(f"{letter}21:{letter}22")
    sheet["DC22"] = "桁数"
    rows = (
        (None, "kubun", "区分", "区分（0：新規、1：既存", 'kubun="0"', "◎", "X", 1, None, _ZERO),
        (1, "bango", "番号", "番号", "bango=”001”", None, "X", 15, None, "※※区分1のとき必須"),
        (2, "shimei", "氏名", "名", 'shimei="架空　花子\n架空　太郎"', None, "Ｎ", 100, None, None),
        (3, "umarebi", "生年月日", "日", 'umarebi="2000-01-01"', None, "DATE", 10, None, _VAGUE),
    )
    for row, values in enumerate(rows, 23):
        for letter, value in zip(letters, values, strict=True):
            sheet[f"{letter}{row}"] = value


def _response(sheet: Worksheet) -> None:
    sheet["A5"], sheet["P5"] = "レスポンスID", f"{PATH}_S01"
    sheet["A6"], sheet["P6"] = "Content-Type", "application/json;charset=UTF-8"
    letters = ("A", "E", "I", "AF", "AV", "BM", "CQ", "CT", "CX", "DB", "DF")
    texts = (
        "項番",
        "レベル",
        "レスポンスオブジェクト名",
        "項目名",
        "項目説明",
        "記述例",
        "必須",
        "null設定有無",
        "データ型",
        "データ長",
        "備考",
    )
    for letter, text in zip(letters, texts, strict=True):
        sheet[f"{letter}7"] = text
        if text not in ("レスポンスオブジェクト名", "データ長"):
            sheet.merge_cells(f"{letter}7:{letter}8")
    sheet.merge_cells("I7:AE7")
    sheet.merge_cells("I8:AE8")
    sheet["I8"], sheet["DB8"] = "階層", "桁数"
    sheet["A9"] = "■正常系（HTTPステータスコード：200、JSON形式でのレスポンス）\u3000"
    _field(sheet, 10, (1, "I", "レスポンスオブジェクト", "", "{", "構造化", "-"))
    _field(sheet, 11, (2, "J", "metadata", "メタ", '"metadata": {', "構造化", "-"))
    detail = (3, "K", "detail", "結果", '"detail": "済みました。"', "Ｎ", 6)
    _field(sheet, 12, detail, DF='"済みました。"固定値')
    _field(sheet, 13, (2, "J", "result", "結果一覧", '"result": [', "配列\n構\n造化", "-"))
    _field(sheet, 14, (3, "K", "rireki", "履歴番号", "rireki:1,", 9, 3), CT="〇")
    _put(sheet, A15=6, BM15="]}", CQ15="◎", CX15="-", DB15="-")
    sheet["A16"] = "■正常系エラー（HTTPステータスコード：400、JSON形式でのレスポンス）"
    _field(sheet, 17, (1, "I", "レスポンスオブジェクト", "", "{", "構造化", "-"))
    _field(sheet, 18, (2, "J", "message", "文", '"message": "文"', "X,Ｎ\n混在", "-"), CQ="")
    sheet["A19"] = "エラーコード一覧"
    _put(sheet, A20="項番", E20="エラーコード", I20="エラー名", AF20="エラー内容", CQ20="備考")
    for letter in ("A", "E", "I", "AF", "CQ"):
        sheet.merge_cells(f"{letter}20:{letter}21")
    _put(sheet, A22=1, E22="E0001", I22="必須エラー", AF22="【項目名】がありません。")


def _put(sheet: Worksheet, **cells: object) -> None:
    for place, value in cells.items():
        sheet[place] = value


def _field(sheet: Worksheet, row: int, cells: tuple[object, ...], **more: str) -> None:
    level, at, name, title, sample, kind, size = cells
    texts = {"A": row - 9, "E": level, str(at): name, "AF": title, "BM": sample, "CX": kind}
    for letter, value in {**texts, "DB": size, "CQ": "◎", "CT": "-", **more}.items():
        sheet[f"{letter}{row}"] = value


def rewritten(path: Path, part: str, change: object) -> Path:
    """Replace one part of a saved workbook by what `change` makes of its bytes."""
    parts: dict[str, bytes] = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    parts[part] = change(parts.get(part, b""))  # type: ignore[operator]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    path.write_bytes(buffer.getvalue())
    return path


def edited(path: Path, sheet: str, **cells: object) -> Path:
    """Change cells of a saved workbook."""
    book = load_workbook(path)
    _put(book[sheet], **cells)
    book.save(path)
    return path
