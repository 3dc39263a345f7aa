"""Write a specification into workbooks of the official shapes, each saying that it is none."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

from conformance.catalog.exports.items import code_list, item_list
from conformance.catalog.exports.requirements import form_items, forms, functions, linkages
from conformance.catalog.exports.shape import ShapeContext, key_column
from conformance.catalog.heads import domain_titles
from conformance.catalog.partners import partners
from conformance.catalog.versions.frozen import content_hash
from conformance.catalog.workbooks.kinds import existing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from conformance.catalog.exports.shape import Shape
    from conformance.catalog.models.domain import Specification

BOOKS: Final[Mapping[str, tuple[Callable[[ShapeContext], Shape], ...]]] = {
    "item_list": (item_list, code_list),
    "requirement_list": (functions, forms),
    "form_items": (form_items,),
    "linkage_spec": (linkages,),
}
"""The workbooks of a specification, each with its sheets, by the kind that import calls it."""

MARK: Final = "カタログの書出し"
"""The sheet that says that a workbook is no official one, and of which version it is."""
FORMAT: Final = "conformance-catalog-export/1"
HEAD_ROW: Final = 3
_OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MADE: Final = dt.datetime(2000, 1, 1)
"""When it says that it was made: the same catalogue, the same bytes."""
_NOTICE: Final = (
    "カタログからの書出しです。公式の文書ではありません。値を直して conformance catalog import で"
    "取り込めます。行は加えず、消さないでください。"
)


def facts_of(spec: Specification, kind: str) -> dict[str, str]:
    """Return what the first sheet of an export says of itself."""
    return {
        "形式": FORMAT,
        "種類": kind,
        "業務": spec.domain,
        "版": spec.directory.name,
        "ハッシュ": content_hash(spec.directory),
    }


def shapes_of(spec: Specification, kind: str) -> tuple[Shape, ...]:
    """Return the sheets of a workbook of a specification."""
    root = spec.directory.parent.parent
    names = {key: one.name_ja for key, one in partners(root).items()}
    given = ShapeContext(spec, {**names, **domain_titles(), **domain_titles(root)})
    return tuple(make(given) for make in BOOKS[kind])


def export_book(spec: Specification, kind: str) -> bytes:
    """Return a workbook of a specification; the same specification, the same bytes."""
    content = io.BytesIO()
    with Workbook(content, _OPTIONS) as book:
        book.set_properties({"title": f"{spec.head.name_ja} {MARK}", "created": _MADE})
        looks = {
            "head": book.add_format({"bold": True, "bg_color": "#DDEBF7", "text_wrap": True}),
            "text": book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"}),
        }
        mark = book.add_worksheet(MARK)
        mark.set_column(0, 1, 24)
        mark.write_string(0, 0, _NOTICE)
        for row, (name, value) in enumerate(facts_of(spec, kind).items(), 1):
            mark.write_string(row, 0, name)
            mark.write_string(row, 1, value)
        for shape in shapes_of(spec, kind):
            _sheet(book.add_worksheet(shape.sheet), spec, shape, looks)
    return content.getvalue()


def rows_of(spec: Specification, shape: Shape) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the key of each row and what its cells show, that of the key left out."""
    columns = [one for one in shape.columns if one.heading != key_column().heading]
    for row in shape.rows(existing(spec.directory, shape.file)):
        yield row.name, tuple(column.show(row) for column in columns)


def _sheet(
    sheet: Worksheet, spec: Specification, shape: Shape, looks: Mapping[str, Format]
) -> None:
    sheet.write_string(0, 0, f"{spec.head.name_ja} {shape.sheet}（{MARK}）")
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    _headings(sheet, shape, looks["head"])
    for at, column in enumerate(shape.columns):
        sheet.set_column(at, at, column.width)
    entries = existing(spec.directory, shape.file)
    for number, row in enumerate(shape.rows(entries), HEAD_ROW + 1):
        for at, column in enumerate(shape.columns):
            if shown := column.show(row):
                sheet.write_string(number, at, shown, looks["text"])


def _headings(sheet: Worksheet, shape: Shape, look: Format) -> None:
    """Write the headings over two rows, those that stand below another one under it."""
    top, low = HEAD_ROW - 1, HEAD_ROW
    for at, column in enumerate(shape.columns):
        if not column.upper:
            sheet.merge_range(top, at, low, at, "", look)
            sheet.write_string(top, at, column.heading, look)
            continue
        sheet.write_string(low, at, column.heading, look)
        beside = [n for n, one in enumerate(shape.columns) if one.upper == column.upper]
        if at == beside[0]:
            sheet.merge_range(top, at, top, beside[-1], "", look)
            sheet.write_string(top, at, column.upper, look)
