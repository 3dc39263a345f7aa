"""How a workbook shows its cells: number formats, and text that is struck through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.formats import display_formats, is_struck, struck_styles
from conformance.catalog.workbooks.safe_xml import each

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True, slots=True)
class Struck:
    """A text of which some is struck through: what stays, and what is struck.

    `kept` is None where the whole cell is struck: its text stays readable, but no longer holds.
    """

    kept: str | None
    struck: str = ""


@dataclass(frozen=True, slots=True)
class Looks:
    """The format and the strike of each cell style, and the shared texts with struck runs."""

    formats: tuple[str, ...]
    strikes: tuple[bool, ...]
    shared: Mapping[str, Struck]

    def format(self, style: int) -> str:
        """Return a style's format code; a style that is not there shows as General, as in Excel."""
        return self.formats[style] if style < len(self.formats) else "General"

    def struck_in(self, style: int, cell: etree._Element) -> Struck | None:
        """Return what is struck through in a cell; None where nothing is."""
        if style < len(self.strikes) and self.strikes[style]:
            return Struck(None)
        if cell.get("t") == "s":
            return self.shared.get(str(cell.findtext(f"{_MAIN}v")))
        inline = cell.find(f"{_MAIN}is")
        return None if inline is None else _struck_runs(inline)


def looks_of(parts: Mapping[str, bytes]) -> Looks:
    """Return the looks that the parts of a workbook define."""
    styles = parts.get("xl/styles.xml")
    return Looks(display_formats(styles), struck_styles(styles), _shared(parts))


def _shared(parts: Mapping[str, bytes]) -> dict[str, Struck]:
    name = "xl/sharedStrings.xml"
    if b"strike" not in parts.get(name, b""):
        return {}
    texts = enumerate(each(name, parts[name], f"{_MAIN}si"))
    return {str(n): found for n, text in texts if (found := _struck_runs(text)) is not None}


def _struck_runs(text: etree._Element) -> Struck | None:
    runs = [
        (is_struck(run.find(f"{_MAIN}rPr")), run.findtext(f"{_MAIN}t") or "")
        for run in text.iter(f"{_MAIN}r")
    ]
    if not any(struck and part.strip() for struck, part in runs):
        return None
    kept = "".join(part for struck, part in runs if not struck)
    gone = "".join(part for struck, part in runs if struck)
    return Struck(kept.strip(" \t\r\n") or None, gone)
