"""Texts that are nearly a value: 西暦 for 和暦, characters the font lacks, a value cut off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.forms.pdf.found import TextPlace, is_whole, places
from conformance.forms.pdf.lines import around
from conformance.forms.pdf.over_pages import longest
from conformance.forms.printing import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.forms.pdf.found import ReadPage

LACKING = "\0\ufffd\u25a1\u25a0\u25af\u2610\u3013\u30fb?"
"""What stands where a font has no glyph: nothing, replacement, boxes, 〓, ・, a question mark."""

_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNIT = re.compile(f".[{_SELECTORS}]*", re.DOTALL)
_LEAST_CUT = 2
_TRIED = 40  # lengths of a beginning: the longest may go on elsewhere on the page


def western(text: str) -> tuple[str, ...]:
    """Return how a date of the catalogue is printed in the western calendar."""
    parts = [part.lstrip("0") or "0" for part in text[:10].split("-")]
    written = "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))
    signs = ["-".join(text[:10].split("-")), *(sign.join(text[:10].split("-")) for sign in "/.")]
    short = [sign.join(parts) for sign in "-/."]
    return tuple(dict.fromkeys([written, *signs, *short])) if len(parts) > 1 else ()


def poor(ways: Sequence[str], sheets: Sequence[ReadPage]) -> TextPlace | None:
    """Return where a value stands with characters missing, or variants as their bases."""
    for way in ways:
        units = _UNIT.findall(way)
        pattern = re.compile("".join(map(_any_of, units)))
        for sheet in sheets:
            for text in sheet.readings:
                for found in pattern.finditer(text.said):
                    if _is_poor(found[0], units) and is_whole(text, *found.span(), ()):
                        numbers = dict.fromkeys(text.at[found.start() : found.end()])
                        glyphs = tuple(text.glyphs[number] for number in numbers)
                        return TextPlace(sheet.number, glyphs, around(glyphs))
    return None


def cut(ways: Sequence[str], sheets: Sequence[ReadPage]) -> Iterator[TextPlace]:
    """Yield where the beginnings of a value stand with nothing behind them, longest first."""
    for way in ways:
        most = min(max(longest(sheet, way) for sheet in sheets), len(way) - 1)
        for length in range(most, max(_LEAST_CUT, most - _TRIED) - 1, -1):
            found = places(sheets, way[:length])
            yield from (place for place in found if _ends(place, sheets[place.page]))


def _ends(place: TextPlace, sheet: ReadPage) -> bool:
    """Say whether nothing stands behind a place on its line."""
    return any(part.glyphs[-1] is place.glyphs[-1] for part in sheet.parts)


def _any_of(unit: str) -> str:
    """Return a pattern: the unit, its base alone, or a sign that the glyph is missing."""
    options = [re.escape(unit), *([re.escape(unit[0])] if len(unit) > 1 else [])]
    if not unit.isascii():
        options.append(f"[{re.escape(normal(LACKING) + LACKING)}][{_SELECTORS}]*")
    return f"(?:{'|'.join(options)})"


def _is_poor(said: str, units: Sequence[str]) -> bool:
    """Say whether characters of a value are lacking, and enough is left to know it."""
    if said == "".join(units):
        return False
    left = sum(1 for unit in units if unit[0] in said and unit[0] not in LACKING)
    return left * 2 >= len(units)
