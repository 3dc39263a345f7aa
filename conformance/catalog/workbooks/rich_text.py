"""A text of a workbook: its runs together, without their readings, and what is struck through."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.problems import built_otherwise
from conformance.catalog.workbooks.safe_xml import MAIN

if TYPE_CHECKING:
    from lxml import etree

_PLAIN, _RUN, _LOOKS = f"{MAIN}t", f"{MAIN}r", f"{MAIN}rPr"
_OF_TEXT = frozenset({_PLAIN, _RUN, f"{MAIN}rPh", f"{MAIN}phoneticPr"})
_OF_RUN = frozenset({_PLAIN, _LOOKS})
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = range(0xD800, 0xE000)
_BLANK = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Struck:
    """A text of which some is struck through: what stays, and what is struck.

    `kept` is None where the whole cell is struck: its text stays readable, but no longer holds.
    """

    kept: str | None
    struck: str = ""


@dataclass(frozen=True, slots=True)
class RichText:
    """A text, and what of it is struck through."""

    text: str
    struck: Struck | None = None


def text_of(place: str, node: etree._Element) -> RichText:
    """Return the text of a shared or inline string; readings (rPh) are no part of it.

    Raises:
        CatalogError: IMP014, it holds what no text of Excel holds.
    """
    runs: list[tuple[bool, str]] = []
    for child in _children(place, node, _OF_TEXT):
        if child.tag == _PLAIN:
            runs.append((False, unescaped(child.text or "")))
        elif child.tag == _RUN:
            parts = _children(place, child, _OF_RUN)
            text = "".join(part.text or "" for part in parts if part.tag == _PLAIN)
            runs.append((is_struck(child.find(_LOOKS)), unescaped(text)))
    return RichText("".join(text for _, text in runs), _struck(runs))


def is_struck(font: etree._Element | None) -> bool:
    """Say whether a font, or the properties of a run of text, strike through."""
    mark = None if font is None else font.find(f"{MAIN}strike")
    return mark is not None and mark.get("val") not in ("0", "false")


def unescaped(text: str) -> str:
    """Return a text with what Excel writes as `_x000D_`; other control characters stay written."""
    return _ESCAPE.sub(_letter, text) if "_x" in text else text


def _letter(found: re.Match[str]) -> str:
    point = int(found.group(1), 16)
    shown = point >= ord(" ") or chr(point) in _BLANK
    return chr(point) if shown and point not in _SURROGATES else found.group()


def _children(place: str, node: etree._Element, known: frozenset[str]) -> list[etree._Element]:
    for child in node:
        if child.tag not in known or (child.tag == _PLAIN and len(child)):
            raise built_otherwise(place, str(child.tag))
    return list(node)


def _struck(runs: list[tuple[bool, str]]) -> Struck | None:
    if not any(struck and text.strip() for struck, text in runs):
        return None
    kept = "".join(text for struck, text in runs if not struck)
    gone = "".join(text for struck, text in runs if struck)
    return Struck(kept.strip(_BLANK) or None, gone)
