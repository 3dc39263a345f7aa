"""The paper of a form: size and orientation, where its style says them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TOLERANCE_MM = 2.0
"""How much a page may differ from its paper (trimming, unit rounding)."""

_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Paper:
    """A size in millimetres, as the page is read."""

    width_mm: float
    height_mm: float

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points of 1/72 inch, as PDF counts."""
        return self.width_mm * _POINTS_PER_MM, self.height_mm * _POINTS_PER_MM

    def fits(self, width: float, height: float) -> bool:
        """Say whether a page of this many points has the size, within the tolerance."""
        most = TOLERANCE_MM * _POINTS_PER_MM
        wanted = self.points
        return abs(width - wanted[0]) <= most and abs(height - wanted[1]) <= most


A4_PORTRAIT, A4_LANDSCAPE = Paper(210, 297), Paper(297, 210)
_POSTCARD = Paper(100, 148)
_CARD = Paper(85.6, 54)

PAPERS: Mapping[str, Paper] = {
    "a4_portrait": A4_PORTRAIT,
    "a4_landscape": A4_LANDSCAPE,
    "a5_portrait": Paper(148, 210),
    "postcard": _POSTCARD,
    "card": _CARD,
    "card_portrait": Paper(54, 85.6),
}
"""Styles whose size is known: JIS P 0138 (A4, A5), 通常はがき, ISO/IEC 7810 ID-1 (cards).

Of the others (booklets, slips, sealed letters, folded sheets, labels) no source seen states a size.
"""


def papers_of(style: tuple[str, ...]) -> tuple[Paper, ...]:
    """Return the papers a form may have; none where any of its styles has no stated size."""
    known = [PAPERS[one] for one in style if one in PAPERS]
    return tuple(known) if len(known) == len(style) else ()
