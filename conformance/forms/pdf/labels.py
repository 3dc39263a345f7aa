"""The labels of a form's items on its pages, and which of them a place belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.forms.pdf.found import label_of, places
from conformance.forms.printing import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from conformance.catalog.models.requirements import FormItem
    from conformance.forms.pdf.document import Rectangle
    from conformance.forms.pdf.found import ReadPage, TextPlace

RIGHT = 0.7
"""How far to the right of its label a value may begin, of the page's width."""

BELOW = 3.5
"""How far below its label a value may begin, in sizes of the label's type."""

_SLACK = 1.0  # points


@dataclass(frozen=True, slots=True)
class Label:
    """A label found on a page."""

    text: str
    place: TextPlace


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels on the pages of a form; `listed`: its values stand in columns below them."""

    found: Sequence[Label]
    listed: bool

    def of(self, text: str) -> tuple[Label, ...]:
        """Return where a label stands."""
        return tuple(label for label in self.found if label.text == text)

    def owner(self, place: TextPlace, width: float) -> Label | None:
        """Return the label a place belongs to: the nearest on its row, else the nearest above."""
        here = [one for one in self.found if one.place.page == place.page]
        beside = [one for one in here if is_right_of(one.place.box, place.box, width)]
        if beside:
            return max(beside, key=lambda one: one.place.box.right)
        above = [one for one in here if self._is_below(one.place, place.box)]
        return max(above, key=lambda one: one.place.box.bottom, default=None)

    def _is_below(self, label: TextPlace, box: Rectangle) -> bool:
        most = float("inf") if self.listed else BELOW * label.glyphs[0].size
        return is_below(label.box, box, most)


def is_right_of(label: Rectangle, box: Rectangle, width: float) -> bool:
    """Say whether a value stands on the row of a label, to its right."""
    shared = min(label.bottom, box.bottom) - max(label.top, box.top)
    if shared < 0.4 * min(label.height, box.height):
        return False
    return -_SLACK <= box.left - label.right <= RIGHT * width


def is_below(label: Rectangle, box: Rectangle, most: float) -> bool:
    """Say whether a value stands below a label, in its column."""
    if not -_SLACK <= box.top - label.bottom <= most:
        return False
    return min(label.right, box.right) - max(label.left, box.left) > 0


def labels(
    items: Iterable[FormItem],
    all_sheets: Sequence[ReadPage],
    values: Sequence[str],
    *,
    listed: bool,
) -> Labels:
    """Return the labels of items on the pages.

    Of two at one place the longer is one; what stands inside a value, as 年 in a date, is none.
    """
    names = {normal(item.name_ja): label_of(item.name_ja) for item in items}
    names.update({label: label for label in list(names.values())})
    found = [
        Label(label, place)
        for name, label in names.items()
        for place in places(all_sheets, name, values)
    ]
    taken = [place for value in values for place in places(all_sheets, value, values)]
    return Labels(tuple(_outermost(found, [*taken, *(one.place for one in found)])), listed)


def _outermost(found: list[Label], others: list[TextPlace]) -> Iterator[Label]:
    """Yield the labels that are not a part of a longer text that was found."""
    longest: dict[int, int] = {}
    for place in others:
        for glyph in place.glyphs:
            longest[id(glyph)] = max(longest.get(id(glyph), 0), len(place.glyphs))
    for one in found:
        if all(longest[id(glyph)] <= len(one.place.glyphs) for glyph in one.place.glyphs):
            yield one
