"""Lawful pages of many layouts pass; what may differ between vendors is no fault."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from broken import in_layer, state
from lawful_forms import every_form, lawful
from pages import (
    A4,
    COPY,
    FORM,
    NAME,
    SECRET,
    SPEC,
    cid_face,
    copy_without,
    edited,
    page,
    rows,
    updated,
    with_values,
)

from conformance.forms.pdf.judge import judge_pdf
from conformance.forms.print_data import copy_of
from conformance.forms.printing import printings
from conformance.reference.paper.compose import compose
from conformance.reference.paper.draw import pdf
from conformance.reference.paper.fonts import font

if TYPE_CHECKING:
    import pikepdf
    from pages import LabelledRow
    from reportlab.pdfgen.canvas import Canvas

ADDRESS = "試験県試験市中央区本町三丁目１番地２号桜ヶ丘第二集合住宅西棟"
LONG = "".join(f"第{number}条に定める試験の文。" for number in range(250))


def found(content: bytes, copy=COPY, **more: object) -> list[tuple[str, str]]:
    return [(one.code, one.item) for one in judge_pdf(SPEC, FORM, content, copy, **more)]


def wrapped(row: LabelledRow) -> LabelledRow:
    return replace(row, text=f"{row.text[:15]}\n{row.text[15:]}", size=8)


def test_pages_of_the_sample_package_are_lawful() -> None:
    forms = every_form()
    for spec, form in forms[::4]:
        copy = lawful(spec, form)
        faults = judge_pdf(spec, form, pdf(compose(spec, form, [copy])), copy)
        assert [one.line() for one in faults] == [], f"{spec.domain}/{form.key}"


def test_a_page_with_another_value_than_the_copy_is_found_whatever_the_item() -> None:
    items = {item.key: item for item in FORM.items}
    content, other = page(), lawful(SPEC, FORM, 2).values
    tried = 0
    for one in COPY.items:
        ways = printings(items[one.key], other[one.key], SPEC.codes)
        if set(ways) & set(printings(items[one.key], one.text, SPEC.codes)):
            continue
        copy = with_values(COPY, **{one.key: other[one.key]})
        assert [item for _, item in found(content, copy)] == [one.key]
        tried += 1
    assert tried >= 12


def test_a_long_value_may_be_wrapped() -> None:
    copy = with_values(COPY, addressee_address=ADDRESS)
    assert found(page(copy, addressee_address=wrapped), copy) == []


def test_a_value_may_stand_below_its_label() -> None:
    assert found(page(payee_name=lambda row: replace(row, x=50, y=590.5, size=8))) == []


def test_a_value_without_a_label_may_stand_anywhere() -> None:
    copy = copy_without("contact")

    def envelope(canvas: Canvas) -> None:
        canvas.drawString(400, 60, lawful(SPEC, FORM).values["contact"])

    assert found(page(copy, after=envelope), COPY) == []


def test_a_value_may_be_drawn_character_by_character() -> None:
    def one_by_one(canvas: Canvas) -> None:
        y = A4[1] - 90 - 25 * [row.key for row in rows()].index("payee_name")
        for number, sign in enumerate(NAME):
            canvas.drawString(230 + 11 * number, y, sign)

    content = page(payee_name=lambda row: replace(row, text=""), after=one_by_one)
    assert found(content) == []


def test_a_value_may_be_spaced_out() -> None:
    spaced = "　".join(NAME.replace("　", ""))
    assert found(page(payee_name=lambda row: replace(row, text=spaced))) == []


def test_a_name_may_be_followed_by_a_title() -> None:
    assert found(page(payee_name=lambda row: replace(row, text=f"{row.text}様"))) == []


def test_an_amount_may_be_written_with_yen_and_in_full_width() -> None:
    assert found(page(monthly_amount=lambda row: replace(row, text="１２３，４５６円"))) == []


def test_a_page_may_be_a_turned_one_as_long_as_people_see_its_paper() -> None:
    def turn(file: pikepdf.Pdf) -> None:
        leaf = file.pages[0]
        matrix = f"q 0 1 -1 0 {A4[1]} 0 cm\n".encode()
        leaf.Contents = file.make_stream(matrix + leaf.Contents.read_bytes() + b"\nQ")
        leaf.MediaBox = [0, 0, A4[1], A4[0]]
        leaf.Rotate = 90

    assert found(edited(page(), turn)) == []


def test_a_layer_that_is_shown_is_no_hidden_text() -> None:
    assert found(in_layer(shown=True)) == []


def test_coloured_text_on_a_coloured_cell_is_seen() -> None:
    def dark(canvas: Canvas) -> None:
        canvas.setFillGray(0)
        canvas.rect(225, A4[1] - 90 - 25 * 6 - 4, 150, 16, stroke=0, fill=1)
        canvas.setFillGray(1)

    assert found(page(around=state(dark))) == []


def test_fonts_may_be_named_where_the_profile_says_so() -> None:
    named = page(face=cid_face())
    assert found(named) == [("F-PDF-FONT", "")]
    assert found(named, fonts="cid_allowed") == []


def test_a_text_that_the_copy_shows_is_no_leak_of_it() -> None:
    assert found(page(), withheld=(NAME, NAME[:2])) == []


def test_what_was_withheld_and_is_nowhere_is_no_leak() -> None:
    assert found(page(), withheld=(SECRET, "1", "12", "男")) == []


def test_an_update_that_takes_nothing_away_is_no_fault() -> None:
    assert found(updated(page(), page()), withheld=(SECRET,)) == []


def test_a_linearised_file_has_one_revision() -> None:
    assert found(edited(page(), lambda _: None, linearize=True), withheld=(SECRET,)) == []


def test_a_long_text_may_go_on_over_several_pages() -> None:
    spec, form = next(
        (s, f) for s, f in every_form() if f.style == ("postcard",) and f.items[0].type == "text"
    )
    item = [i for i in form.items if i.type == "text"][-1]
    values = lawful(spec, form).values
    copy = copy_of(form, {**values, item.key: LONG})
    content = pdf(compose(spec, form, [copy]))
    assert [one.code for one in judge_pdf(spec, form, content, copy)] == []
    other = copy_of(form, {**values, item.key: LONG[:-4] + "別の文章"})
    assert [one.item for one in judge_pdf(spec, form, content, other)] == [item.key]


def test_a_variant_that_the_font_has_is_read_as_the_variant() -> None:
    variant = next(
        (f"葛{chr(sign)}" for sign in range(0xE0100, 0xE0110) if font().has(f"葛{chr(sign)}")), None
    )
    if variant is None:
        pytest.skip("the font of this machine has no variant of 葛")
    copy = with_values(COPY, payee_name=f"{variant}城　結衣")
    assert found(page(copy), copy) == []
    assert found(page(copy), with_values(COPY, payee_name="葛城　結衣")) == [
        ("F-PDF-VALUE", "payee_name")
    ]
