"""Every form fits on its paper: nothing outside, nothing cut off, nothing lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lawful_forms import every_form, lawful

from conformance.catalog.load import load
from conformance.forms.papers import A4_LANDSCAPE, PAPERS, papers_of
from conformance.forms.print_data import Copy, PrintedItem
from conformance.forms.printing import printed
from conformance.reference.paper.compose import compose
from conformance.reference.paper.fonts import font
from conformance.reference.paper.layout import GOES_ON, GONE_ON, lay_out
from conformance.reference.paper.page import Box, Page, Text
from conformance.reference.paper.sheet import FormSheet, PaperCopy, PrintedEntry

SPEC = load("child_allowance")
FORM = SPEC.forms["certification-notice"]


def outside(page: Page, width: float, height: float) -> list[Text | Box]:
    def right(mark: Text | Box) -> float:
        if isinstance(mark, Box):
            return mark.x + mark.width
        return mark.x + font().width(mark.text, mark.size)

    return [
        mark
        for mark in page.marks
        if mark.x < 0
        or right(mark) > width
        or (mark.y + (mark.height if isinstance(mark, Box) else 0)) > height
        or mark.y < (0 if isinstance(mark, Box) else mark.size * 0.8)
    ]


def text_of(pages: list[Page]) -> str:
    return "".join(text for page in pages for text in page.texts)


def test_every_item_of_every_form_stands_on_its_paper_in_full() -> None:
    lost, beyond = [], []
    for spec, form in every_form():
        copy = lawful(spec, form)
        sheet = compose(spec, form, [copy])
        pages = lay_out(sheet, font())
        items = {item.key: item for item in form.items}
        shown = text_of(pages)
        lost += [
            (form.key, one.key)
            for one in copy.items
            if printed(items[one.key], one.text, spec.codes) not in shown
        ]
        beyond += [(form.key, m) for page in pages for m in outside(page, *sheet.paper.points)]
    assert lost == []
    assert beyond == []


def test_the_paper_is_that_of_the_style_where_one_is_stated() -> None:
    for spec, form in every_form():
        papers = papers_of(form.style)
        if papers:
            assert compose(spec, form, [lawful(spec, form)]).paper in papers


def test_what_is_left_out_leaves_no_label_behind() -> None:
    whole, part = lawful(SPEC, FORM), lawful(SPEC, FORM, addressee="third_party")
    assert "宛先" not in text_of(lay_out(compose(SPEC, FORM, [part]), font()))
    kept = Copy("self", [one for one in whole.items if one.key != "doc_no"])
    shown = text_of(lay_out(compose(SPEC, FORM, [kept]), font()))
    assert "文書番号" not in shown


def sheet_of(*texts: str, paper: str = "a4_portrait", **changes: object) -> FormSheet:
    entries = tuple(PrintedEntry(f"k{n}", f"項目{n}", "text", t) for n, t in enumerate(texts))
    made = FormSheet("見本", PAPERS[paper], (PaperCopy(None, entries),))
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_what_does_not_fit_goes_on_and_both_pages_say_so(paper: str) -> None:
    pages = lay_out(sheet_of(*["値" * 30] * 60, paper=paper), font())
    assert len(pages) > 1
    assert all(GOES_ON in page.texts for page in pages[:-1])
    assert GOES_ON not in pages[-1].texts
    assert all(page.texts[0] == f"見本{GONE_ON}" for page in pages[1:])
    assert text_of(pages).count("値") == 30 * 60
    assert [p for page in pages for p in outside(page, *PAPERS[paper].points)] == []


@pytest.mark.parametrize("paper", ["a4_portrait", "postcard", "card"])
def test_a_value_longer_than_a_page_is_continued(paper: str) -> None:
    pages = lay_out(sheet_of("値" * 6000, paper=paper), font())
    assert len(pages) > 1
    assert text_of(pages).count("値") == 6000
    assert [m for page in pages for m in outside(page, *PAPERS[paper].points)] == []


def test_pages_are_numbered_within_their_copy() -> None:
    one = sheet_of("値")
    pages = lay_out(replace(one, copies=one.copies * 2), font())
    assert [page.texts[-1] for page in pages] == ["1 / 1", "1 / 1"]
    many = lay_out(sheet_of(*["値"] * 80), font())
    assert [p.texts[-1] for p in many] == [f"{n} / {len(many)}" for n in range(1, len(many) + 1)]


def test_a_list_is_one_table_whose_heading_every_page_repeats() -> None:
    one = sheet_of("値", "値", paper="a4_landscape", listed=True)
    pages = lay_out(replace(one, copies=one.copies * 100), font())
    assert one.paper == A4_LANDSCAPE
    assert len(pages) > 1
    assert all(page.texts.count("項目0") == 1 for page in pages)
    assert text_of(pages).count("値") == 200


def test_a_wide_list_is_written_in_bands() -> None:
    pages = lay_out(sheet_of(*"一二三四五六七八九十", paper="a4_landscape", listed=True), font())
    assert [t for t in pages[0].texts if t in "一二三四五六七八九十"] == list(
        "一二三四五六七八九十"
    )


def test_characters_the_font_lacks_are_marked_and_named() -> None:
    pages = lay_out(sheet_of("甲\U0010abcd乙"), font())
    assert "甲〓乙" in pages[0].texts
    assert any("U+10ABCD" in text for text in pages[0].texts)


def test_a_named_font_marks_variants_and_never_drops_them() -> None:
    pages = lay_out(sheet_of("葛\U000e0100城"), font(embedded=False))
    assert "〓城" in pages[0].texts
    assert any("U+845B U+E0100" in text for text in pages[0].texts)


def test_an_address_block_has_three_lines_of_address_at_most() -> None:
    def address(text: str) -> Copy:
        items = [o if o.key != key else PrintedItem(key, text) for o in good.items]
        return Copy("self", items)

    good = lawful(SPEC, FORM)
    key = next(item.key for item in FORM.items if item.name_ja == "宛先住所")
    for long in ("あ" * 20, "あ" * 60, "あ" * 100):
        page = lay_out(compose(SPEC, FORM, [address(long)]), font())[0]
        lines = [text for text in page.texts if set(text) == {"あ"}]
        assert "".join(lines) == long
        assert len(lines) <= 3
