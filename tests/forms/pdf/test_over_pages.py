"""A text is followed from page to page, a short one never."""

from __future__ import annotations

from conformance.forms.pdf.document import Glyph, PdfDocument, PdfPage, Rectangle
from conformance.forms.pdf.found import sheets
from conformance.forms.pdf.over_pages import goes_over_pages, longest

LONG = "法第十条の規定により次のとおり決定したので通知します"


def document(*texts: str) -> PdfDocument:
    """Return pages with one line each."""
    return PdfDocument(
        tuple(
            PdfPage(
                595,
                842,
                tuple(
                    Glyph(sign, Rectangle(10 * n, 90, 10 * n + 9, 100), 99, 10, 0, 0)
                    for n, sign in enumerate(text)
                ),
            )
            for text in texts
        ),
        (),
    )


def over(wanted: str, *texts: str, begins: bool = True) -> bool:
    return goes_over_pages(wanted, sheets(document(*texts)), lambda _: begins)


def test_a_long_text_may_be_parted_between_pages() -> None:
    assert over(LONG, LONG[:9], LONG[9:])
    assert over(LONG, "表紙", LONG[:9], LONG[9:15], LONG[15:])


def test_a_part_that_is_missing_or_on_the_wrong_page_is_seen() -> None:
    assert not over(LONG, LONG[:9], LONG[9:-1])
    assert not over(LONG, LONG[:9], LONG[10:])
    assert not over(LONG, LONG[9:], LONG[:9])
    assert not over(LONG, LONG[:9], "白紙", LONG[9:])


def test_it_must_begin_where_it_should() -> None:
    assert not over(LONG, LONG[:9], LONG[9:], begins=False)


def test_a_short_text_is_never_put_together_from_pages() -> None:
    assert not over("1級地-2", "1級地-1", "2/2")


def test_the_longest_beginning_on_a_page_is_measured() -> None:
    (sheet,) = sheets(document("x" + LONG[:7]))
    assert (longest(sheet, LONG), longest(sheet, "ない"), longest(sheet, LONG[:3])) == (7, 0, 3)
