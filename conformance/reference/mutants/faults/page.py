"""Faults of pages: what is wrong on paper although the print data are right."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from conformance.forms.papers import Paper
from conformance.forms.printing import normal
from conformance.reference.mutants.faults.base import FaultBase
from conformance.reference.mutants.faults.settled import settled_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.models.requirements import Form
    from conformance.reference.paper.sheet import FormSheet, PaperCopy, PrintedEntry, Symbol

_B5 = Paper(182, 257)
_LEAST_CUT = 4
_LOST = "〓"


class PageFault(FaultBase):
    """Changes the entries of every copy on paper."""

    def laid_out(self, form: Form, sheet: FormSheet, withheld: Sequence[str]) -> FormSheet:
        """Return the sheet with other entries."""
        del withheld
        copies = (replace(c, entries=tuple(self._entries(form, c))) for c in sheet.copies)
        return replace(sheet, copies=tuple(copies))

    @abstractmethod
    def _entries(self, form: Form, copy: PaperCopy) -> Sequence[PrintedEntry]:
        """Return what is printed instead."""


class PageLacks(PageFault):
    """The first entry that the form requires and no other repeats is not printed."""

    kind: Literal["page_lacks"]

    def _entries(self, form: Form, copy: PaperCopy) -> Sequence[PrintedEntry]:
        lost = _required(form, copy)[:1]
        return [one for one in copy.entries if one not in lost]


class PageCuts(PageFault):
    """Every longer text is cut off in the middle."""

    kind: Literal["page_cuts"]

    def _entries(self, form: Form, copy: PaperCopy) -> Sequence[PrintedEntry]:
        del form
        return [
            replace(one, text=one.text[: len(one.text) // 2])
            if one.type == "text" and len(one.text) >= _LEAST_CUT
            else one
            for one in copy.entries
        ]


class PageWestern(PageFault):
    """Dates are printed by the western calendar."""

    kind: Literal["page_western"]

    def _entries(self, form: Form, copy: PaperCopy) -> Sequence[PrintedEntry]:
        del form
        return [replace(e, text=e.value) if e.type == "date" else e for e in copy.entries]


class PageOfOther(PageFault):
    """Amounts are those of another row: one more."""

    kind: Literal["page_of_other"]

    def _entries(self, form: Form, copy: PaperCopy) -> Sequence[PrintedEntry]:
        del form
        return [
            replace(one, text=f"{int(one.value) + 1:,}") if one.type == "integer" else one
            for one in copy.entries
        ]


class PageCharacterLost(PageFault):
    """The first character of every text is printed as 〓."""

    kind: Literal["page_character_lost"]

    def _entries(self, form: Form, copy: PaperCopy) -> Sequence[PrintedEntry]:
        del form
        return [
            replace(one, text=_LOST + one.text[1:]) if one.type == "text" else one
            for one in copy.entries
        ]


class PageHides(FaultBase):
    """The first required entry is in the file and cannot be seen."""

    kind: Literal["page_hides"]

    def laid_out(self, form: Form, sheet: FormSheet, withheld: Sequence[str]) -> FormSheet:
        """Return the sheet with the entry unseen."""
        hidden = tuple(e.text for copy in sheet.copies for e in _required(form, copy)[:1])
        seen = PageLacks(kind="page_lacks").laid_out(form, sheet, withheld)
        return replace(seen, unseen=hidden)


class PageLeaks(FaultBase):
    """What is withheld from others is in the file all the same."""

    kind: Literal["page_leaks"]
    where: Literal["metadata", "hidden_text", "annotation"]

    def laid_out(self, form: Form, sheet: FormSheet, withheld: Sequence[str]) -> FormSheet:
        """Return the sheet with the texts in its metadata, below its surface, or in a note."""
        del form
        if self.where == "metadata":
            return replace(sheet, subject="　".join(withheld))
        if self.where == "hidden_text":
            return replace(sheet, unseen=tuple(withheld))
        return replace(sheet, notes=tuple(withheld))


class PageOnOtherPaper(FaultBase):
    """The page is B5."""

    kind: Literal["page_on_other_paper"]

    def laid_out(self, form: Form, sheet: FormSheet, withheld: Sequence[str]) -> FormSheet:
        """Return the sheet on the other paper."""
        del form, withheld
        return replace(sheet, paper=_B5)


class PageFontNamed(FaultBase):
    """The font is named and not embedded."""

    kind: Literal["page_font_named"]

    def laid_out(self, form: Form, sheet: FormSheet, withheld: Sequence[str]) -> FormSheet:
        """Return the sheet without its font."""
        del form, withheld
        return replace(sheet, embedded=False)


class PageShifted(FaultBase):
    """Everything is printed half a page too far to the right."""

    kind: Literal["page_shifted"]

    def laid_out(self, form: Form, sheet: FormSheet, withheld: Sequence[str]) -> FormSheet:
        """Return the sheet out of its place."""
        del form, withheld
        return replace(sheet, shift_mm=sheet.paper.width_mm / 2)


class PageBlank(FaultBase):
    """An empty page follows."""

    kind: Literal["page_blank"]

    def laid_out(self, form: Form, sheet: FormSheet, withheld: Sequence[str]) -> FormSheet:
        """Return the sheet with a page more."""
        del form, withheld
        return replace(sheet, blank_pages=1)


class PageBarcodeOff(FaultBase):
    """A barcode ends in another symbol than its number: the check digit is wrong."""

    kind: Literal["page_barcode_off"]

    def laid_out(self, form: Form, sheet: FormSheet, withheld: Sequence[str]) -> FormSheet:
        """Return the sheet with other bars; the numbers in print stay."""
        del form, withheld
        copies = (replace(c, symbols=tuple(map(_off, c.symbols))) for c in sheet.copies)
        return replace(sheet, copies=tuple(copies))


def _required(form: Form, copy: PaperCopy) -> list[PrintedEntry]:
    """Return the entries that every addressee's copy must have and whose text is in no other.

    A year that is lost while a date repeats it is not lost to whoever reads the page.
    """
    keys = settled_keys(form)
    texts = {one.key: normal(one.text) for one in copy.entries}
    return [
        one
        for one in copy.entries
        if one.key in keys
        and not any(texts[one.key] in text for key, text in texts.items() if key != one.key)
    ]


def _off(symbol: Symbol) -> Symbol:
    """Return the symbol with another last sign, of another value whatever its width."""
    sign = symbol.payload[-1]
    other = str((int(sign) + 1) % 10) if sign.isdecimal() else "0"
    if symbol.kind == "customer":  # symbols, one space apart: the last may have several letters
        body, _, last = symbol.payload.rpartition(" ")
        return replace(symbol, payload=f"{body} {'1' if last == '0' else '0'}")
    return replace(symbol, payload=symbol.payload[:-1] + other)
