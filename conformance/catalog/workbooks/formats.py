"""How the cells of a style look: an ID kept as the number 1 shows as 00001, 46346 as a day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.altered import format_of
from conformance.catalog.workbooks.problems import built_otherwise
from conformance.catalog.workbooks.rich_text import is_struck
from conformance.catalog.workbooks.safe_xml import MAIN, parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_PART = "xl/styles.xml"
_ZEROS = re.compile(r"^0+$")
_SAID = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # texts, paddings, colours and the like
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_OF_A_DAY = re.compile(r"[ymdhs]", re.IGNORECASE)
_BUILT_IN_DAYS = frozenset(map(str, (*range(14, 23), *range(27, 37), 45, 47, *range(50, 59))))
"""Numbers of the built-in formats of days (ECMA-376-1, 18.8.30), those of Japanese too."""
_FIRST, _FIRST_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)
_NO_DAY = 60  # 29 February 1900, which Excel counts though there was none
_LAST = 2_958_465  # 31 December 9999
_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class CellStyle:
    """The number format of a style, whether it shows numbers as days, and whether it strikes.

    `code` is that of a format of the workbook's own; `look` that of a built-in one, too.
    """

    code: str = "General"
    is_day: bool = False
    struck: bool = False
    look: str = "General"


def cell_styles(styles: bytes | None) -> tuple[CellStyle, ...]:
    """Return the cell styles in the order in which cells refer to them.

    Raises:
        CatalogError: IMP014, the list is not built so that a number tells an entry.
    """
    if styles is None:
        return ()
    root = parse_xml(_PART, styles)
    own = {
        str(node.get("numFmtId")): str(node.get("formatCode"))
        for node in _listed(root, "numFmts", "numFmt")
    }
    fonts = enumerate(_listed(root, "fonts", "font"))
    struck = {str(number) for number, font in fonts if is_struck(font)}
    return tuple(_style(node, own, struck) for node in _listed(root, "cellXfs", "xf"))


def _style(node: etree._Element, own: dict[str, str], struck: set[str]) -> CellStyle:
    number = str(node.get("numFmtId"))
    day = is_day(own[number]) if number in own else number in _BUILT_IN_DAYS
    look = format_of(number, own.get(number))
    return CellStyle(own.get(number, "General"), day, node.get("fontId") in struck, look)


def _listed(root: etree._Element, name: str, entry: str) -> Iterator[etree._Element]:
    if root.tag != f"{MAIN}styleSheet":
        raise built_otherwise(_PART, str(root.tag))
    for node in root.iterfind(f"{MAIN}{name}/*"):
        if node.tag not in (f"{MAIN}{entry}", f"{MAIN}extLst"):
            raise built_otherwise(_PART, str(node.tag))
        yield node


def is_day(code: str) -> bool:
    """Say whether a format shows a number as a day or a time of day, not as hours elapsed."""
    first = _SAID.sub("", code).split(";", 1)[0]
    return not _ELAPSED.search(code) and _OF_A_DAY.search(first) is not None


def shown_number(value: float, code: str) -> str:
    """Return a number as the sheet shows it: 1 under `00000` is `00001`, 15.0 is `15`."""
    text = str(int(value)) if float(value).is_integer() else repr(value)
    first = code.split(";", 1)[0]
    width = len(first) if _ZEROS.match(first) else 0
    return text.zfill(width)


def shown_day(serial: float, *, since_1904: bool = False) -> str | None:
    """Return a number of days as the day or time of day it stands for; None where for none."""
    days, part = divmod(serial, 1)
    if not 0 <= days <= _LAST - (1_462 if since_1904 else 0):
        return None
    time = dt.timedelta(seconds=round(part * _SECONDS))
    if serial < 1:
        return (_FIRST + time).time().isoformat()
    if since_1904:
        return _written(_FIRST_1904 + dt.timedelta(days=days) + time)
    if days == _NO_DAY:
        return None
    return _written(_FIRST + dt.timedelta(days=days + (days < _NO_DAY)) + time)


def _written(moment: dt.datetime) -> str:
    whole = moment.time() == dt.time()
    return moment.date().isoformat() if whole else moment.isoformat()
