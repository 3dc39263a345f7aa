"""Read レスポンス_API仕様: a field tree for each HTTP status, and the error codes."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from conformance.catalog.models.api import ApiError, Response, ResponseField
from conformance.catalog.models.base import OfficialPlace
from conformance.catalog.workbooks import text as cell
from conformance.catalog.workbooks.headings import SheetTable, find_table, read_cell, read_text
from conformance.catalog.workbooks.parts import READ, STORED, TakenCell, TakenRows
from conformance.catalog.workbooks.problems import cell_not_understood, stands_twice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.workbooks.grid import SheetGrid
    from conformance.catalog.workbooks.parts import WorkbookContents

_NAME = "レスポンスオブジェクト名_階層"
_DIGITS = "データ長_桁数"
USES: Mapping[str, str] = {
    "項番": "row-number",
    "レベル": STORED,
    _NAME: STORED,
    "項目名": STORED,
    "項目説明": READ,
    "記述例": READ,
    "必須": STORED,
    "null設定有無": STORED,
    "データ型": STORED,
    _DIGITS: STORED,
    "備考": READ,
}
_FRAME: Mapping[str, str] = dict.fromkeys(USES, "frame-row")
_ERROR_USES: Mapping[str, str] = {
    "項番": "row-number",
    "エラーコード": STORED,
    "エラー名": STORED,
    "エラー内容": STORED,
    "備考": READ,
}
_STATUS = re.compile(r"^■.*HTTPステータスコード:([1-5][0-9]{2})")
_ERRORS = "エラーコード一覧"


def read_responses(
    sheet: SheetGrid, call: OfficialPlace, taken: WorkbookContents
) -> tuple[Response, ...]:
    """Return one response a status, its fields as a tree; `taken` gets the cells it stands in."""
    table = find_table(sheet, "レベル", "データ型")
    table.need(*tuple(USES)[1:4], "必須", "null設定有無", "データ型", _DIGITS)
    responses: list[Response] = []
    for status, first, last in _sections(table):
        if status in {one.status for one in responses}:
            raise stands_twice(sheet.place(first - 1, 1), f"HTTPステータスコード {status}")
        place = _place(table, first - 1, call, "項番")
        fields = _fields(table, first, last, call)
        responses.append(Response(status=status, official=place, fields=fields))
        _take(taken, table, status, range(first, last + 1))
    return tuple(responses)


def _take(taken: WorkbookContents, table: SheetTable, status: int, rows: range) -> None:
    """Note the rows of a section: its heading, its fields, and the frame around them."""
    taken.spots.append(TakenCell(table.sheet, rows.start - 1, 1))
    fields = list(_field_rows(table, rows.start, rows.stop - 1))
    name = f"{table.sheet.name}/{status}"
    seen: Counter[str] = Counter()
    named: dict[int, str] = {}
    for row in fields:
        field = table.text(row, _NAME)
        seen[field] += 1
        named[row] = f"{name}/{field}/{seen[field]}"
    frame = {row: f"{name}/frame/{n}" for n, row in enumerate(r for r in rows if r not in fields)}
    taken.parts += [TakenRows(table, named, USES), TakenRows(table, frame, _FRAME)]


def read_errors(
    sheet: SheetGrid, call: OfficialPlace, taken: WorkbookContents
) -> tuple[ApiError, ...]:
    """Return the error codes with the message templates a package sends."""
    start = _error_row(sheet)
    if start is None:
        return ()
    table = find_table(sheet, "エラーコード", "エラー内容", from_row=start)
    errors: dict[str, ApiError] = {}
    named: dict[int, str] = {}
    for row in range(table.first_row, sheet.height + 1):
        if not any(table.text(row, heading) for heading in ("エラーコード", "エラー内容")):
            continue
        error = ApiError(
            code=read_text(table, row, "エラーコード"),
            name_ja=read_text(table, row, "エラー名"),
            message=read_text(table, row, "エラー内容"),
            official=_place(table, row, call, "エラーコード"),
        )
        if error.code in errors:
            raise stands_twice(table.place(row, "エラーコード"), error.code)
        errors[error.code] = error
        named[row] = f"{sheet.name}/{error.code}"
    taken.spots.append(TakenCell(sheet, start, 1, READ))
    taken.parts.append(TakenRows(table, named, _ERROR_USES))
    return tuple(errors.values())


def example_in_json(text: str, name: str) -> str | None:
    """Return the value a line of the sample body gives to a name: a text or a number.

    The official sample leaves the quotes around some names out.
    """
    found = re.search(rf'"?{re.escape(name)}"?\s*:\s*(?:"([^"]*)"|([0-9]+))', text)
    return None if found is None else found.group(1) or found.group(2)


def _sections(table: SheetTable) -> Iterator[tuple[int, int, int]]:
    """Yield status, first and last row of each section that a line ■…HTTPステータスコード opens."""
    sheet = table.sheet
    end = _error_row(sheet) or sheet.height + 1
    opened = [
        (int(found.group(1)), row)
        for row in range(table.first_row, end)
        if (found := _STATUS.match(cell.squeeze(sheet.text(row, 1))))
    ]
    ends = [row for _, row in opened[1:]] + [end]
    if not opened:
        where = sheet.place(table.first_row, 1)
        raise cell_not_understood(where, "", "■…HTTPステータスコード：200", "a status section")
    for (status, row), following in zip(opened, ends, strict=True):
        yield status, row + 1, following - 1


def _field_rows(table: SheetTable, first: int, last: int) -> Iterator[int]:
    """Yield the rows that name a field below the root; closing brackets have no level.

    IMP004 where a second root begins: the line that opens its section is not understood.
    """
    roots = 0
    for row in range(first, last + 1):
        level = table.text(row, "レベル")
        roots += level == "1"
        if roots > 1 or cell.squeeze(table.sheet.text(row, 1)).startswith("■"):
            raise cell_not_understood(
                table.sheet.place(row - (roots > 1), 1),
                table.sheet.text(row - (roots > 1), 1),
                "■…HTTPステータスコード：401 のような見出し",
                "a heading such as ■…HTTPステータスコード：401",
            )
        if level and level != "1":
            yield row
        elif not level and table.text(row, _NAME):
            place = table.place(row, "レベル")
            raise cell_not_understood(place, "", "階層の番号（1から9）", "a level, 1 to 9")


def _field(table: SheetTable, row: int, call: OfficialPlace) -> ResponseField:
    name = read_cell(table, row, _NAME, cell.field_name, "英字の項目名", "a field name")
    size, _ = read_cell(table, row, _DIGITS, cell.digits, "桁数か「-」", "digits or -")
    return ResponseField(
        name=name,
        name_ja=read_text(table, row, "項目名"),
        level=read_cell(table, row, "レベル", _level, "階層の番号（1から9）", "a level, 1 to 9"),
        always_present=read_cell(table, row, "必須", cell.double_circle, "◎か空白", "◎ or nothing"),
        may_be_null=read_cell(table, row, "null設定有無", cell.circle, "〇か「-」", "〇 or -"),
        type=read_cell(table, row, "データ型", cell.response_type, "データ型", "a type"),
        digits=size,
        fixed=cell.fixed_text(table.text(row, "備考")),
        example=example_in_json(table.text(row, "記述例"), name),
        official=_place(table, row, call, _NAME),
    )


def _level(text: str) -> int | None:
    return int(text) if re.fullmatch("[1-9]", text) else None


def _fields(
    table: SheetTable, first: int, last: int, call: OfficialPlace
) -> tuple[ResponseField, ...]:
    """Return the fields of a section as a tree; each level is at most one below the last (IMP004).

    The first field stands in the root object, on level 2.
    """
    flat: list[ResponseField] = []
    above = 1
    for row in _field_rows(table, first, last):
        field = _field(table, row, call)
        if field.level > above + 1:
            place, found = table.place(row, "レベル"), str(field.level)
            raise cell_not_understood(place, found, f"{above + 1}以下", f"{above + 1} or less")
        above = field.level
        flat.append(field)
    return _tree(flat)


def _tree(flat: list[ResponseField]) -> tuple[ResponseField, ...]:
    """Return the fields of the first level with those below put into them."""
    if not flat:
        return ()
    top = flat[0].level
    starts = [index for index, field in enumerate(flat) if field.level == top]
    return tuple(
        flat[start].model_copy(update={"fields": _tree(flat[start + 1 : end])})
        for start, end in zip(starts, [*starts[1:], len(flat)], strict=True)
    )


def _error_row(sheet: SheetGrid) -> int | None:
    rows = range(1, sheet.height + 1)
    return next((row for row in rows if cell.squeeze(sheet.text(row, 1)) == _ERRORS), None)


def _place(table: SheetTable, row: int, call: OfficialPlace, heading: str) -> OfficialPlace:
    at = table.place(row, heading).rpartition("!")[2]
    return OfficialPlace(
        document=call.document, version=call.version, sheet=table.sheet.name, cell=at
    )
