"""Read コード一覧: ID and name stand on the first row of a list only; 999 is the municipality's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.catalog.models.base import OfficialPlace
from conformance.catalog.workbooks.headings import Table, find_table
from conformance.catalog.workbooks.item_list import is_end_row
from conformance.catalog.workbooks.problems import cell_not_understood, stands_twice
from conformance.catalog.workbooks.scan import address
from conformance.catalog.workbooks.text import code_reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.workbooks.grid import Sheet, Workbook

HEADINGS = ("コードID", "コード名", "コード値", "コード値の内容", "備考")
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
    """The code lists of a workbook in their order, and headings no reader knows."""

    lists: tuple[CodeRows, ...]
    unknown_headings: tuple[str, ...]


def read_code_lists(book: Workbook, document: str, version: str) -> CodeLists:
    """Return every code list of the sheets コード一覧…; `CatalogError` where one is wrong."""
    found: list[CodeRows] = []
    unknown: list[str] = []
    for sheet in book.named("コード一覧"):
        table = find_table(sheet, "コードID", "コード値")
        table.need(*HEADINGS[:4])
        for place, one in _lists(table, document, version):
            if one.official_id in {other.official_id for other in found}:
                raise stands_twice(place, f"コードID {one.official_id}")
            found.append(one)
        unknown += [f"{sheet.name}: {name}" for name in table.unknown(HEADINGS)]
    return CodeLists(tuple(found), tuple(unknown))


def _lists(table: Table, document: str, version: str) -> Iterator[tuple[str, CodeRows]]:
    """Yield each list with the cell that it begins at."""
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
        if table.text(row, "コード値"):
            _add(_begun(current, table, row), table, row)
    if current is not None:
        yield begins, current


def _start(table: Table, row: int, document: str, version: str) -> CodeRows:
    shown = table.text(row, "コードID")
    reference = code_reference(shown)
    if reference is None:
        place = table.place(row, "コードID")
        raise cell_not_understood(place, shown, "コードID（3桁）", "a code ID of 3 digits")
    return CodeRows(
        official_id=reference[1],
        name_ja=table.text(row, "コード名"),
        open_values=reference[1] == OPEN_CODE,
        place=_place(table.sheet, row, table, document, version),
    )


def _begun(current: CodeRows | None, table: Table, row: int) -> CodeRows:
    if current is None:
        raise cell_not_understood(
            table.place(row, "コードID"), "", "最初の行にはコードID", "a code ID on the first row"
        )
    return current


def _add(current: CodeRows, table: Table, row: int) -> None:
    value = table.text(row, "コード値")
    if current.open_values:
        return  # 任意: the workbook states no value, only that there may be some
    if value in current.values:
        where = table.place(row, "コード値")
        raise stands_twice(where, f"コード {current.official_id} の値 {value}")
    current.values[value] = table.text(row, "コード値の内容")


def _place(sheet: Sheet, row: int, table: Table, document: str, version: str) -> OfficialPlace:
    first = address(row, table.columns["コードID"][0])
    return OfficialPlace(document=document, version=version, sheet=sheet.name, cell=first)
