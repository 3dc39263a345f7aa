"""Whether each item of a copy stands on the pages: as a whole, in a lawful way, at its label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.forms.fault import fault
from conformance.forms.pdf.found import TextPlace, label_of, places
from conformance.forms.pdf.over_pages import goes_over_pages
from conformance.forms.pdf.variants import cut, poor, western
from conformance.forms.printing import normal, printings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.catalog.models.records import CodeList
    from conformance.catalog.models.requirements import FormItem
    from conformance.forms.fault import FormFault
    from conformance.forms.pdf.found import ReadPage
    from conformance.forms.pdf.labels import Label, Labels

_NUMBERS = frozenset({"integer", "decimal", "code", "flag"})
_TELLING = 3
_MARKS = ":：()（）"
_DATES = frozenset({"date", "datetime", "year_month", "year"})


@dataclass(frozen=True, slots=True)
class ExpectedItem:
    """An item that must stand on the pages: its type's text, and the ways it may be printed."""

    item: FormItem
    text: str
    ways: tuple[str, ...]

    @property
    def label(self) -> str:
        """Its label, for comparison."""
        return label_of(self.item.name_ja)


@dataclass(frozen=True, slots=True)
class PagesReading:
    """The pages with their labels, and all texts that are expected on them."""

    sheets: Sequence[ReadPage]
    labels: Labels
    values: tuple[str, ...]

    def standing(self, text: str) -> tuple[TextPlace, ...]:
        """Return where a text stands as a whole."""
        return places(self.sheets, text, self.values)

    def owner(self, place: TextPlace) -> Label | None:
        """Return the label a place belongs to."""
        return self.labels.owner(place, self.sheets[place.page].width)

    def at_label(self, place: TextPlace, label: str) -> bool:
        """Say whether a place belongs to a label, or to none."""
        owner = self.owner(place)
        return owner is None or owner.text == label


def expected_item(item: FormItem, text: str, codes: Mapping[str, CodeList]) -> ExpectedItem:
    """Return an item with the ways it may be printed, in comparison form."""
    return ExpectedItem(item, text, tuple(map(normal, printings(item, text, codes))))


def judge_items(items: Sequence[ExpectedItem], reading: PagesReading) -> Iterator[FormFault]:
    """Yield what is wrong with each item; one for which no source says how it is printed passes."""
    for one in items:
        if one.ways and (wrong := _fault(one, items, reading)):
            yield wrong


def _fault(
    one: ExpectedItem, items: Sequence[ExpectedItem], reading: PagesReading
) -> FormFault | None:
    own = reading.labels.of(one.label)
    if _stands(one, items, own, reading):
        return None

    def begins(part: str) -> bool:
        return any(reading.at_label(place, one.label) for place in reading.standing(part))

    if any(goes_over_pages(way, reading.sheets, begins) for way in one.ways):
        return None
    return _why(one, own, reading)


def _stands(
    one: ExpectedItem, items: Sequence[ExpectedItem], own: Sequence[Label], reading: PagesReading
) -> bool:
    """Say whether an item stands at its label, or, where it may, at none.

    Where the pages have the label, a value elsewhere counts only when it tells enough (`1` stands
    on any page) and there is one for each item that is printed so. Where they do not have it, one
    at the labels of others counts likewise.
    """
    found = [place for way in one.ways for place in reading.standing(way)]
    owners = [reading.owner(place) for place in found]
    if any(owner is not None and owner.text == one.label for owner in owners):
        return True
    free = [owner for owner in owners if owner is None]
    claims = sum(1 for other in items if set(one.ways) & set(other.ways))
    if own:
        return len(free) >= claims and _tells(one)
    return bool(free) or len(found) >= claims


def _tells(one: ExpectedItem) -> bool:
    return one.item.type not in _NUMBERS and min(map(len, one.ways)) >= _TELLING


def _why(one: ExpectedItem, own: Sequence[Label], reading: PagesReading) -> FormFault:
    """Return the fault of an item that stands nowhere as it should."""
    code, place = next(_nearly(one, own, reading), ("F-PDF-MISSING", None))
    if place is None:
        return fault(code, one.item.key, name=one.item.name_ja)
    said = "".join(glyph.text for glyph in place.glyphs)
    where = f"page {place.page + 1}"
    return fault(code, one.item.key, where, said, name=one.item.name_ja)


def _nearly(
    one: ExpectedItem, own: Sequence[Label], reading: PagesReading
) -> Iterator[tuple[str, TextPlace]]:
    """Yield what stands in the place of an item, the likeliest first."""
    if one.item.type in _DATES:
        for way in western(one.text):
            for place in reading.standing(way):
                if reading.at_label(place, one.label):
                    yield "F-PDF-WAREKI", place
    if lacking := poor(one.ways, reading.sheets):
        yield "F-PDF-GLYPH", lacking
    for place in cut(one.ways, reading.sheets):
        if _is_at(place, one.label, reading):
            yield "F-PDF-CUT", place
    for label in own:
        if found := _beside(label, reading):
            yield "F-PDF-VALUE", found


def _is_at(place: TextPlace, label: str, reading: PagesReading) -> bool:
    """Say whether a place belongs to a label; to none only where the pages do not have it."""
    owner = reading.owner(place)
    if owner is None:
        return not reading.labels.of(label)
    return owner.text == label


def _beside(label: Label, reading: PagesReading) -> TextPlace | None:
    """Return what stands at a label in the place of a value."""
    sheet = reading.sheets[label.place.page]
    inside = {id(glyph) for other in reading.labels.found for glyph in other.place.glyphs}
    for part in sheet.parts:
        glyphs = tuple(glyph for glyph in part.glyphs if id(glyph) not in inside)
        if normal("".join(glyph.text for glyph in glyphs)).strip(_MARKS):
            place = TextPlace(sheet.number, glyphs, glyphs[0].box)
            owner = reading.owner(place)
            if owner is not None and owner.place is label.place:
                return place
    return None
