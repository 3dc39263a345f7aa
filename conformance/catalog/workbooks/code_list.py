"""Read コード一覧: ID and name stand on the first row of a list only; 999 is the municipality's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from conformance.catalog.models.base import OfficialPlace
from conformance.catalog.workbooks.headings import SheetTable, find_table, read_text
from conformance.catalog.workbooks.item_list import is_end_row
from conformance.catalog.workbooks.parts import READ, STORED, TakenRows
from conformance.catalog.workbooks.problems import cell_not_understood, stands_twice
from conformance.catalog.workbooks.questions import lost_format
from conformance.catalog.workbooks.scan import address
from conformance.catalog.workbooks.text import END_MARK, code_reference, squeeze
from conformance.catalog.workbooks.unseen import odd_code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.workbooks.grid import SheetGrid, Workbook
    from conformance.catalog.workbooks.questions import CellQuestion

USES: Mapping[str, str] = {
    "コードID": STORED,
    "コード名": STORED,
    "コード値": STORED,
    "コード値の内容": STORED,
    "備考": READ,
}
HEADINGS = tuple(USES)
_SPANNED = frozenset(("コードID", "コード名"))
_ID_DIGITS = 3
_UNUSUAL: Final = re.compile("[^0-9A-Za-z]")
_ANY: Final = "任意"
"""In place of a value: the workbook states none, only that there may be some."""
OPEN_CODE = "999"
"""自治体固有コード: the municipality sets the values."""


@dataclass(slots=True)
class CodeRows:
    """A code list as the workbook states it; `values` is empty where they are free."""

    official_id: str
    name_ja: str
    open_values: bool
    place: OfficialPlace
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CodeLists:
    """The code lists of a workbook in their order, the tables they were taken from, and doubts."""

    lists: tuple[CodeRows, ...]
    parts: tuple[TakenRows, ...] = ()
    questions: tuple[CellQuestion, ...] = ()


def read_code_lists(book: Workbook, document: str, version: str) -> CodeLists:
    """Return every code list of the sheets コード一覧…; `CatalogError` where one is wrong."""
    found: list[CodeRows] = []
    parts: list[TakenRows] = []
    questions: list[CellQuestion] = []
    for sheet in book.named("コード一覧"):
        table = find_table(sheet, "コードID", "コード値")
        table.need(*HEADINGS[:4])
        named: dict[int, str] = {}
        for place, one in _lists(table, document, version, named):
            if one.official_id in {other.official_id for other in found}:
                raise stands_twice(place, f"コードID {one.official_id}")
            found.append(one)
        parts.append(TakenRows(table, named, USES, _SPANNED))
        questions += _doubts(table, named)
    return CodeLists(tuple(found), tuple(parts), tuple(questions))


def _doubts(table: SheetTable, named: Mapping[int, str]) -> Iterator[CellQuestion]:
    """Yield what looks like a number that lost its zeros: an ID, or values beside longer ones."""
    for row, name in named.items():
        shown = squeeze(table.text(row, "コードID"))
        if shown and len(shown) < _ID_DIGITS and shown.isdigit():
            yield lost_format(table.place(row, "コードID"), shown, name.partition("=")[0])
    values = {row: table.text(row, "コード値") for row in named}
    for row, value in values.items():
        if _UNUSUAL.search(normalize("NFKC", value)) and value != _ANY:
            yield odd_code(table.place(row, "コード値"), value)
    for row, name in named.items():
        own = name.partition("=")[0]
        beside = [v for r, v in values.items() if named[r].partition("=")[0] == own]
        width = max(map(len, beside))
        padded = any(len(v) == width and v.startswith("0") for v in beside) and width > 1
        if padded and values[row].isdigit() and len(values[row]) < width:
            place = table.place(row, "コード値")
            yield lost_format(place, values[row], values[row].zfill(width))


def _lists(
    table: SheetTable, document: str, version: str, named: dict[int, str]
) -> Iterator[tuple[str, CodeRows]]:
    """Yield each list with the cell that it begins at; `named` gets the rows as `ID=value`."""
    current: CodeRows | None = None
    begins = ""
    for row in range(table.first_row, table.sheet.height + 1):
        if is_end_row(table, row):
            break
        if table.text(row, "コードID"):
            if current is not None:
                yield begins, current
            begins = table.place(row, "コードID")
            current = _start(table, row, document, version)
        if _is_filled(table, row):
            list_now = _begun(current, table, row)
            _add(list_now, table, row)
            named[row] = f"{list_now.official_id}={table.text(row, 'コード値')}"
    if current is not None:
        yield begins, current


def _is_filled(table: SheetTable, row: int) -> bool:
    """Say whether a row holds a value; IMP004 where it has a meaning and no value."""
    if table.text(row, "コード値"):
        return True
    meaning = table.text(row, "コード値の内容")
    if meaning and meaning != END_MARK:
        raise cell_not_understood(
            table.place(row, "コード値"), "", "内容のある行にはコード値", "a value for the meaning"
        )
    return bool(table.text(row, "コードID"))


def _start(table: SheetTable, row: int, document: str, version: str) -> CodeRows:
    shown = table.text(row, "コードID")
    reference = code_reference(shown)
    if reference is None:
        place = table.place(row, "コードID")
        raise cell_not_understood(place, shown, "コードID（3桁）", "a code ID of 3 digits")
    return CodeRows(
        official_id=reference[1],
        name_ja=read_text(table, row, "コード名"),
        open_values=reference[1] == OPEN_CODE,
        place=_place(table.sheet, row, table, document, version),
    )


def _begun(current: CodeRows | None, table: SheetTable, row: int) -> CodeRows:
    if current is None:
        raise cell_not_understood(
            table.place(row, "コードID"), "", "最初の行にはコードID", "a code ID on the first row"
        )
    return current


def _add(current: CodeRows, table: SheetTable, row: int) -> None:
    value = normalize("NFKC", table.text(row, "コード値"))  # a code is never typed in full width
    if current.open_values or not value:
        return  # 任意: the workbook states no value, only that there may be some
    if value in current.values:
        where = table.place(row, "コード値")
        raise stands_twice(where, f"コード {current.official_id} の値 {value}")
    current.values[value] = read_text(table, row, "コード値の内容")


def _place(
    sheet: SheetGrid, row: int, table: SheetTable, document: str, version: str
) -> OfficialPlace:
    first = address(row, table.columns["コードID"][0])
    return OfficialPlace(document=document, version=version, sheet=sheet.name, cell=first)
