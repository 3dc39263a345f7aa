"""Read API仕様 workbooks: each call of the overview with its request and response sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.models.base import OfficialPlace
from conformance.catalog.workbooks.api_request import read_parameters
from conformance.catalog.workbooks.api_response import read_errors, read_responses
from conformance.catalog.workbooks.headings import find_table, read_cell, read_text
from conformance.catalog.workbooks.parts import READ, STORED, TakenCell, TakenRows, WorkbookContents
from conformance.catalog.workbooks.problems import (
    cell_not_understood,
    sheet_missing,
    stands_twice,
)
from conformance.catalog.workbooks.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.api import ApiError, Parameter, Response
    from conformance.catalog.workbooks.grid import SheetGrid, Workbook
    from conformance.catalog.workbooks.headings import SheetTable

_LABELS = ("リクエストID", "レスポンスID", "Content-Type")
_USES: Mapping[str, str] = {
    "No.": "row-number",
    "APIコール名": STORED,
    "操作種類": STORED,
    "概要": READ,
}
_OPERATIONS = ("Create", "Read", "Update", "Delete")
_METHOD = re.compile(r"HTTPメソッド[:は](GET|POST|PUT|PATCH|DELETE)")
_TIMEOUT = re.compile(r"処理が([0-9]+)秒以上")


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call as the workbook states it."""

    path: str
    operation: str
    method: str
    request_id: str
    response_id: str
    request_content_type: str
    response_content_type: str
    timeout_guide_seconds: int | None
    parameters: tuple[Parameter, ...]
    responses: tuple[Response, ...]
    errors: tuple[ApiError, ...]
    place: OfficialPlace


@dataclass(frozen=True, slots=True)
class ApiSpec:
    """The calls of a workbook in their order, and the cells they were taken from."""

    calls: tuple[ApiCall, ...]
    taken: WorkbookContents


def read_api_spec(book: Workbook, document: str, version: str) -> ApiSpec:
    """Return every call of API概要; each is tied to its sheets by `<path>_R01` and `<path>_S01`.

    Raises:
        CatalogError: IMP003-IMP007 naming sheet and cell.
    """
    overview = book.named("API概要")[0]
    table = find_table(overview, "APIコール名", "操作種類")
    calls: list[ApiCall] = []
    taken = WorkbookContents()
    rows = {row: table.text(row, "APIコール名") for row in _call_rows(table)}
    taken.parts.append(TakenRows(table, rows, _USES))
    for row in rows:
        place = OfficialPlace(
            document=document,
            version=version,
            sheet=overview.name,
            cell=table.place(row, "APIコール名").rpartition("!")[2],
        )
        call = _call(book, table, row, place, taken)
        if call.path in {other.path for other in calls}:
            raise stands_twice(table.place(row, "APIコール名"), call.path)
        calls.append(call)
    if not calls:
        where = overview.place(table.first_row, 1)
        raise cell_not_understood(where, "", "APIコールの行", "a row naming a call")
    return ApiSpec(tuple(calls), taken)


def _call_rows(table: SheetTable) -> Iterator[int]:
    """Yield the rows that name a call: they follow the heading and have both cells filled."""
    row = table.first_row
    while table.text(row, "APIコール名") and table.text(row, "操作種類"):
        yield row
        row += 1


def _call(
    book: Workbook, table: SheetTable, row: int, place: OfficialPlace, taken: WorkbookContents
) -> ApiCall:
    path = read_text(table, row, "APIコール名")
    request_id, response_id = f"{path}_R01", f"{path}_S01"
    request = _sheet_with(book, "リクエスト", "リクエストID", request_id)
    response = _sheet_with(book, "レスポンス", "レスポンスID", response_id)
    parameters, part = read_parameters(request, place)
    taken.parts.append(part)
    _take_heads(taken, request, response)
    return ApiCall(
        path=path,
        operation=read_cell(table, row, "操作種類", _operation, "Create などの操作", "a kind"),
        method=_first_match(request, _METHOD) or _missing_method(request),
        request_id=request_id,
        response_id=response_id,
        request_content_type=value_beside(request, "Content-Type"),
        response_content_type=value_beside(response, "Content-Type"),
        timeout_guide_seconds=_seconds(_first_match(request, _TIMEOUT)),
        parameters=parameters,
        responses=read_responses(response, place, taken),
        errors=read_errors(response, place, taken),
        place=place,
    )


def _take_heads(taken: WorkbookContents, request: SheetGrid, response: SheetGrid) -> None:
    """Note what is read above the tables: IDs, content types, the method, the time to give up."""
    for sheet in (request, response):
        for row in range(1, sheet.height + 1):
            cells = list(sheet.row(row))
            if cells and squeeze(cells[0][1]) in _LABELS:
                taken.spots.append(TakenCell(sheet, row, cells[0][0], READ))
                taken.spots += [TakenCell(sheet, row, column) for column, _ in cells[1:]]
            for column, text in cells:
                if sheet is request and (
                    _METHOD.search(squeeze(text)) or _TIMEOUT.search(squeeze(text))
                ):
                    taken.spots.append(TakenCell(sheet, row, column, READ))


def value_beside(sheet: SheetGrid, label: str) -> str:
    """Return the first filled cell to the right of a label in its row; empty when there is none."""
    for row in range(1, sheet.height + 1):
        cells = list(sheet.row(row))
        for index, (column, text) in enumerate(cells):
            if squeeze(text) == label:
                following = [sheet.text(row, c) for c, _ in cells[index + 1 :]]
                return following[0] if following else _check_broken(sheet, row, column)
    return ""


def _check_broken(sheet: SheetGrid, row: int, column: int) -> str:
    """A formula without a stored result leaves no text: say so instead of 'nothing there'."""
    for after in range(column + 1, sheet.width + 1):
        sheet.text(row, after)
    return ""


def _sheet_with(book: Workbook, fragment: str, label: str, wanted: str) -> SheetGrid:
    sheets = book.named(fragment)
    for sheet in sheets:
        if value_beside(sheet, label) == wanted:
            return sheet
    found = [f"{sheet.name}（{value_beside(sheet, label)}）" for sheet in sheets]
    raise sheet_missing(book.path.name, f"{label} {wanted}", found)


def _operation(text: str) -> str | None:
    return text if text in _OPERATIONS else None


def _first_match(sheet: SheetGrid, pattern: re.Pattern[str]) -> str | None:
    for row in range(1, sheet.height + 1):
        for _, text in sheet.row(row):
            if found := pattern.search(squeeze(text)):
                return found.group(1)
    return None


def _missing_method(sheet: SheetGrid) -> str:
    raise cell_not_understood(sheet.name, "", "HTTPメソッド：POST などの記載", "the HTTP method")


def _seconds(text: str | None) -> int | None:
    return None if text is None else int(text)
