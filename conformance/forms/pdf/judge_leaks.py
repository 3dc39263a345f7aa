"""Whether anything that was withheld stands in a file: on its pages, in them, behind them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.forms.fault import fault
from conformance.forms.pdf.found import is_whole
from conformance.forms.pdf.lines import same_line
from conformance.forms.printing import normal
from conformance.values.identifiers import registered

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from conformance.forms.fault import FormFault
    from conformance.forms.pdf.document import PdfDocument, Trace
    from conformance.forms.pdf.found import ReadPage
    from conformance.forms.pdf.lines import PdfText

_SHORT = 4
"""A shorter text is a leak only where it stands as a whole: `男` stands in many words."""

_NUMBER = re.compile(r"(?<![0-9])[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])")
_READ = frozenset({"annotation", "bookmark", "form field", "metadata", "marked content"})
_ENCODINGS = ("utf-8", "utf-16-be", "cp932")
_WORD = re.compile(r"\w")


def judge_leaks(
    document: PdfDocument,
    sheets: tuple[ReadPage, ...],
    withheld: Collection[str],
    own: Collection[str],
) -> Iterator[FormFault]:
    """Yield each place of a text that was withheld, and each 個人番号 that is not the copy's own.

    Args:
        document: the file.
        sheets: its pages as they are read.
        withheld: texts that must stand nowhere; one that the copy shows elsewhere, and one too
            short to tell anything (a sign, a number below 1,000), is passed over.
        own: texts the copy is to show.
    """
    shown = [normal(text) for text in own]
    for number, text in enumerate(map(normal, withheld), start=1):
        if not _tells(text) or any(text in one for one in shown):
            continue
        for place in dict.fromkeys(_places(document, sheets, text)):
            yield fault("F-PDF-LEAK", place=place, found=text, number=number)
    allowed = {re.sub(r"\D", "", text) for text in own}
    for place in dict.fromkeys(_numbers(document, sheets, allowed)):
        yield fault("F-PDF-NUMBER", place=place)


def _tells(text: str) -> bool:
    """Say whether finding a text says something: `1` and `12` stand on any page."""
    return len(text) >= _SHORT or (len(text) > 1 and not text.isdecimal())


def _places(document: PdfDocument, sheets: tuple[ReadPage, ...], text: str) -> Iterator[str]:
    for sheet in sheets:
        if any(_on_page(reading, text) for reading in sheet.readings):
            yield f"page {sheet.number + 1}"
    for number, page in enumerate(document.pages, start=1):
        if any(_within(normal(code.text), text) for code in page.barcodes):
            yield f"page {number}, barcode"
    hexadecimal = {text.encode(encoding, "ignore").hex() for encoding in _ENCODINGS}
    for trace in document.traces:
        said = normal(trace.text)
        if _within(said, text) or (
            len(text) >= _SHORT and any(one and one in said.lower() for one in hexadecimal)
        ):
            yield trace.place


def _on_page(reading: PdfText, text: str) -> bool:
    """Say whether a text stands in a reading of a page; a short one as a whole."""
    if len(text) >= _SHORT:
        return text in reading.said
    starts = (one.start() for one in re.finditer(re.escape(text), reading.said))
    return any(is_whole(reading, at, at + len(text), ()) for at in starts)


def _within(said: str, text: str) -> bool:
    """Say whether a text stands in another; a short one as a word of its own."""
    at = said.find(text)
    while at >= 0:
        end = at + len(text)
        before, after = said[at - 1 : at], said[end : end + 1]
        if len(text) >= _SHORT or not (_WORD.match(before) or _WORD.match(after)):
            return True
        at = said.find(text, at + 1)
    return False


def _numbers(
    document: PdfDocument, sheets: tuple[ReadPage, ...], allowed: Collection[str]
) -> Iterator[str]:
    for sheet in sheets:
        if any(_number_on_line(text, allowed) for text in sheet.readings):
            yield f"page {sheet.number + 1}"
    for trace in document.traces:
        if _is_read(trace) and _has_number(normal(trace.text), allowed):
            yield trace.place


def _is_read(trace: Trace) -> bool:
    """Say whether a trace is a text for people; numbers of the file's own are none."""
    return trace.place.split(", ")[-1] in {*_READ, "page"}


def _number_on_line(text: PdfText, allowed: Collection[str]) -> bool:
    """Say whether a number stands on one line: digits of several lines are none."""
    for found in _NUMBER.finditer(text.said):
        ends = (text.glyphs[text.at[at]] for at in (found.start(), found.end() - 1))
        if same_line(*ends) and _has_number(found[0], allowed):
            return True
    return False


def _has_number(said: str, allowed: Collection[str]) -> bool:
    check = registered()["kojin_bango"].check
    found = (re.sub(r"\D", "", one) for one in _NUMBER.findall(said))
    return any(check(one) is None and one not in allowed for one in found)
