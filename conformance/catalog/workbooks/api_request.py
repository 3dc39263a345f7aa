"""Read リクエスト_API仕様: one row a parameter; a row may lack a number of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.api import Parameter
from conformance.catalog.models.base import OfficialPlace
from conformance.catalog.workbooks import text as cell
from conformance.catalog.workbooks.headings import SheetTable, find_table, read_cell, read_text
from conformance.catalog.workbooks.parts import READ, STORED, UNREAD, TakenRows
from conformance.catalog.workbooks.problems import stands_twice
from conformance.catalog.workbooks.scan import address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.workbooks.grid import SheetGrid

_DIGITS = "データ長_桁数"
USES: Mapping[str, str] = {
    "項番": STORED,
    "パラメータ名": STORED,
    "項目名": STORED,
    "項目説明": READ,
    "記述例": STORED,
    "必須": STORED,
    "データ型": STORED,
    _DIGITS: STORED,
    "検索方法": UNREAD,
    "備考": READ,
}
HEADINGS = tuple(USES)


def read_parameters(
    sheet: SheetGrid, call: OfficialPlace
) -> tuple[tuple[Parameter, ...], TakenRows]:
    """Return the parameters in their order, and the rows they stand in.

    IMP004 where a row has values and no name: the end of the table is the end of the sheet.
    """
    table = find_table(sheet, "パラメータ名", "データ型")
    table.need("項番", "パラメータ名", "項目名", "必須", "データ型", _DIGITS)
    parameters: list[Parameter] = []
    named: dict[int, str] = {}
    for row in range(table.first_row, sheet.height + 1):
        if not table.text(row, "パラメータ名") and not table.text(row, "項目名"):
            continue
        parameter = _parameter(table, row, call)
        if f"{sheet.name}/{parameter.name}" in named.values():
            raise stands_twice(table.place(row, "パラメータ名"), parameter.name)
        named[row] = f"{sheet.name}/{parameter.name}"
        parameters.append(parameter)
    return tuple(parameters), TakenRows(table, named, USES)


def example_values(text: str) -> tuple[str, ...]:
    """Return the examples of a cell in URL form, `name="a"`; quotes may be typographic."""
    return cell.samples(text.partition("=")[2])


def _parameter(table: SheetTable, row: int, call: OfficialPlace) -> Parameter:
    remark = table.text(row, "備考")
    size, fraction = read_cell(table, row, _DIGITS, cell.digits, "桁数", "digits")
    return Parameter(
        name=read_cell(table, row, "パラメータ名", cell.field_name, "英字の項目名", "a field name"),
        name_ja=read_text(table, row, "項目名"),
        no=_number(table, row),
        required=read_cell(table, row, "必須", cell.double_circle, "◎か空白", "◎ or nothing"),
        type=read_cell(table, row, "データ型", cell.official_type, "X・N・9 など", "a data type"),
        digits=size,
        fraction=fraction,
        condition=_condition(table, row) if cell.has_condition(remark) else None,
        values=cell.inline_values(table.text(row, "項目説明")),
        default=cell.default_value(remark),
        examples=example_values(table.text(row, "記述例")),
        unspecified_date=cell.allows_unspecified_date(remark),
        official=OfficialPlace(
            document=call.document,
            version=call.version,
            sheet=table.sheet.name,
            cell=_range(table, row),
        ),
    )


def _number(table: SheetTable, row: int) -> int | None:
    found = read_cell(table, row, "項番", cell.digits, "番号か空白", "a number or nothing")
    return found[0]


def _condition(table: SheetTable, row: int) -> str:
    at = table.place(row, "備考").rpartition("!")[2]
    return f"条件付きで必須（条件は公式の{at}）"


def _range(table: SheetTable, row: int) -> str:
    columns = [column for span in table.columns.values() for column in span]
    return f"{address(row, min(columns))}:{address(row, max(columns))}"
