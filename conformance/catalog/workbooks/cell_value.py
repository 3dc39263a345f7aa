"""What a cell of a sheet's XML holds, by its type: a text, a number, yes or no, or nothing."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.formats import shown_day, shown_number
from conformance.catalog.workbooks.problems import built_otherwise, cell_not_understood
from conformance.catalog.workbooks.rich_text import RichText, text_of, unescaped
from conformance.catalog.workbooks.safe_xml import MAIN

if TYPE_CHECKING:
    from lxml import etree

    from conformance.catalog.workbooks.formats import CellStyle
    from conformance.catalog.workbooks.looks import CellStyles

CellValue = RichText | float | bool | None

VALUE, FORMULA, INLINE = f"{MAIN}v", f"{MAIN}f", f"{MAIN}is"
_KNOWN = frozenset({VALUE, FORMULA, INLINE, f"{MAIN}extLst"})
_NUMBER = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_FLAGS = {"1": True, "true": True, "0": False, "false": False}
_INDEX = re.compile(r"[0-9]{1,9}")


def value_of(place: str, cell: etree._Element, looks: CellStyles) -> CellValue:
    """Return what a cell holds; None where it is blank or holds an error.

    Raises:
        CatalogError: IMP004, no value of its type; IMP014, it is not built as Excel builds one.
    """
    parts = _parts(place, cell)
    if cell.get("t") == "inlineStr":
        return text_of(place, parts[INLINE]) if INLINE in parts else None
    text = parts[VALUE].text if VALUE in parts else None
    return None if text is None else _typed(place, str(cell.get("t", "n")), text, looks)


def shown_text(value: CellValue, style: CellStyle, *, since_1904: bool) -> str:
    """Return what the sheet shows of a value."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, RichText):
        return value.text.strip(" \t\r\n")
    day = shown_day(value, since_1904=since_1904) if style.is_day else None
    return shown_number(value, style.code) if day is None else day


def _parts(place: str, cell: etree._Element) -> dict[str, etree._Element]:
    parts: dict[str, etree._Element] = {}
    for child in cell:
        tag = str(child.tag)
        if tag not in _KNOWN or tag in parts or (tag in (VALUE, FORMULA) and len(child)):
            raise built_otherwise(place, tag)
        parts[tag] = child
    return parts


def _typed(place: str, kind: str, text: str, looks: CellStyles) -> CellValue:
    match kind:
        case "n" if _NUMBER.fullmatch(text.strip()) and math.isfinite(float(text)):
            return float(text)
        case "s" if _INDEX.fullmatch(text) and int(text) < len(looks.shared):
            return looks.shared[int(text)]
        case "b" if text in _FLAGS:
            return _FLAGS[text]
        case "str":
            return RichText(unescaped(text))
        case "d":
            return RichText(text)
        case "e":
            return None
    raise cell_not_understood(
        place, f"{kind}:{text}", "セルの型（t）に合う値", "a value of the type (t) of the cell"
    )
