"""What the cells of all sheets refer to: styles, shared texts, and the day that counts as first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.formats import CellStyle, cell_styles
from conformance.catalog.workbooks.rich_text import RichText, text_of
from conformance.catalog.workbooks.safe_xml import MAIN, each

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLAIN = CellStyle()
_SHARED = "xl/sharedStrings.xml"


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The styles of cells and the shared texts, each in the order in which cells refer to them."""

    styles: Sequence[CellStyle]
    shared: Sequence[RichText]
    since_1904: bool = False

    def style(self, number: int) -> CellStyle:
        """Return a style; one that is not there shows as General, as in Excel."""
        return self.styles[number] if number < len(self.styles) else _PLAIN


def looks_of(styles: bytes | None, shared: bytes | None, *, since_1904: bool = False) -> CellStyles:
    """Return the looks that the parts of a workbook define."""
    return CellStyles(cell_styles(styles), _texts(shared), since_1904)


def _texts(shared: bytes | None) -> tuple[RichText, ...]:
    if shared is None:
        return ()
    texts = enumerate(each(_SHARED, shared, f"{MAIN}si"))
    return tuple(text_of(f"{_SHARED}#{number}", text) for number, text in texts)
