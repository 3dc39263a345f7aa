"""Display formats: the workbooks keep an ID as the number 1 shown as 00001."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.safe_xml import parse_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ZEROS = re.compile(r"^0+$")


def display_formats(styles: bytes | None) -> tuple[str, ...]:
    """Return the number format code of each cell style, in the order cells refer to them."""
    if styles is None:
        return ()
    root = parse_xml("xl/styles.xml", styles)
    own = {
        str(node.get("numFmtId")): str(node.get("formatCode"))
        for node in root.iter(f"{_MAIN}numFmt")
    }
    cell_styles = root.find(f"{_MAIN}cellXfs")
    if cell_styles is None:
        return ()
    return tuple(_code(own, node.get("numFmtId")) for node in cell_styles)


def struck_styles(styles: bytes | None) -> tuple[bool, ...]:
    """Return of each cell style whether its font is struck through."""
    if styles is None:
        return ()
    root = parse_xml("xl/styles.xml", styles)
    fonts = root.find(f"{_MAIN}fonts")
    cell_styles = root.find(f"{_MAIN}cellXfs")
    if fonts is None or cell_styles is None:
        return ()
    struck = {str(number): is_struck(font) for number, font in enumerate(fonts)}
    return tuple(struck.get(str(node.get("fontId")), False) for node in cell_styles)


def is_struck(font: etree._Element | None) -> bool:
    """Say whether a font, or the properties of a run of text, strike through."""
    mark = None if font is None else font.find(f"{_MAIN}strike")
    return mark is not None and mark.get("val") not in ("0", "false")


def shown_number(value: float, code: str) -> str:
    """Return a number as the sheet shows it: 1 under `00000` is `00001`, 15.0 is `15`."""
    text = str(int(value)) if float(value).is_integer() else repr(value)
    first = code.split(";", 1)[0]
    width = len(first) if _ZEROS.match(first) else 0
    return text.zfill(width)


def _code(own: Mapping[str, str], number: str | None) -> str:
    return own.get(number or "", "General")
