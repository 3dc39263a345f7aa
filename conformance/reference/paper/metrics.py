"""Sizes of a page: margins, type, columns; small papers have small ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.reference.paper.page import MM

if TYPE_CHECKING:
    from conformance.forms.papers import Paper

_POSTCARD_MM, _CARD_MM = 110, 60


@dataclass(frozen=True, slots=True)
class Metrics:
    """Lengths in points; `window` and `label_share` are shares of the width."""

    page_width: float
    page_height: float
    margin: float
    size: float
    heading: float
    pad: float
    seal: float
    quiet: float
    window: float = 0.55
    label_share: float = 0.36

    @property
    def small(self) -> float:
        """The size of page numbers and marks."""
        return self.size * 0.8

    @property
    def width(self) -> float:
        """The width between the margins."""
        return self.page_width - 2 * self.margin

    @property
    def right(self) -> float:
        """Where the right margin begins."""
        return self.page_width - self.margin

    @property
    def bottom(self) -> float:
        """Where the foot begins: a line for the page number stands below."""
        return self.page_height - self.margin - self.small * 1.5

    @property
    def body(self) -> float:
        """The height of what may stand on a page below a heading of two lines."""
        return self.bottom - self.margin - self.heading * 3 - self.size


def metrics_of(paper: Paper) -> Metrics:
    """Return the sizes for a paper."""
    width, height = paper.points
    short = min(paper.width_mm, paper.height_mm)
    if short <= _CARD_MM:
        return Metrics(width, height, 2.5 * MM, 5.5, 7, 0.8, 9 * MM, 1 * MM, 0.9)
    if short <= _POSTCARD_MM:
        return Metrics(width, height, 6 * MM, 7.5, 10, 2, 14 * MM, 2.5 * MM, 0.8)
    return Metrics(width, height, 18 * MM, 10, 15, 4, 22 * MM, 3 * MM)
