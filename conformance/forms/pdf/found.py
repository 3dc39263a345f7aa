"""Where a text stands on the pages, and which label it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.forms.pdf.lines import adjacent, around, pieces, readings
from conformance.forms.printing import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conformance.forms.pdf.document import Glyph, PdfDocument, Rectangle
    from conformance.forms.pdf.lines import PdfText

_BRACKETS = re.compile(r"[（(〔\[【].*?[）)〕\]】]")
_DIGIT = re.compile(r"[0-9]")
_NUMBER = re.compile(r"[0-9.,-]")
_LETTER = re.compile(r"[A-Za-z0-9]")
_WORD = re.compile("[\u30a1-\u30fa\u30fc\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〆ヶ]")
_AFFIXES = frozenset("様殿氏君円年月日時分号番人名回世帯個枚件第約金計約歳")
"""What stands beside a value without being part of it, as 様 and 円."""


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A text found: the page from 0, its characters, and the rectangle around them."""

    page: int
    glyphs: tuple[Glyph, ...]
    box: Rectangle


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it is read: its size, its pieces, and every reading of it."""

    number: int
    width: float
    parts: tuple[PdfText, ...]
    readings: tuple[PdfText, ...]


def sheets(document: PdfDocument) -> tuple[ReadPage, ...]:
    """Return the pages of a document as they are read."""
    found = []
    for number, page in enumerate(document.pages):
        parts = pieces(page)
        found.append(ReadPage(number, page.width, parts, readings(page, parts)))
    return tuple(found)


def label_of(name: str) -> str:
    """Return the label a form prints for an item: its name without what stands in brackets."""
    return normal(_BRACKETS.sub("", name)) or normal(name)


def places(
    all_sheets: Iterable[ReadPage], wanted: str, beside: Sequence[str] = ()
) -> tuple[TextPlace, ...]:
    """Return where a text (in comparison form) stands as a whole, each place once.

    Args:
        all_sheets: the pages.
        wanted: the text.
        beside: other texts that may stand directly before or behind it.
    """
    return tuple(place for sheet in all_sheets for place in _on_sheet(sheet, wanted, beside))


def _on_sheet(sheet: ReadPage, wanted: str, beside: Sequence[str]) -> Iterator[TextPlace]:
    seen = set()
    for text in sheet.readings:
        for start in _starts(text.said, wanted):
            end = start + len(wanted)
            if not is_whole(text, start, end, beside):
                continue
            numbers = dict.fromkeys(text.at[start:end])
            glyphs = tuple(text.glyphs[number] for number in numbers)
            if id(glyphs[0]) not in seen:
                seen.add(id(glyphs[0]))
                yield TextPlace(sheet.number, glyphs, around(glyphs))


def _starts(said: str, wanted: str) -> Iterator[int]:
    at = said.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = said.find(wanted, at + 1)


def is_whole(text: PdfText, start: int, end: int, beside: Sequence[str]) -> bool:
    """Say whether a part of a text is no part of a longer number, word or name."""
    said = text.said
    if end < len(said) and text.at[end] == text.at[end - 1]:
        return False  # a selector follows: another character
    before, after = said[:start], said[end:]
    if (
        before
        and adjacent(text, start)
        and _joined(said[start], before[-1], before[-2:-1])
        and not before.endswith(tuple(beside))
    ):
        return False
    return not (
        after
        and adjacent(text, end)
        and _joined(said[end - 1], after[0], after[1:2])
        and not after.startswith(tuple(beside))
    )


def _joined(inner: str, outer: str, beyond: str) -> bool:
    """Say whether the character inside and the one outside make one word or number."""
    if _DIGIT.match(inner):
        return bool(_DIGIT.match(outer) or (_NUMBER.match(outer) and _DIGIT.match(beyond)))
    if _LETTER.match(inner):
        return bool(_LETTER.match(outer))
    return bool(_WORD.match(inner) and _WORD.match(outer) and outer not in _AFFIXES)
