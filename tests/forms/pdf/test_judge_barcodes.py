"""Barcodes are read from the page as a scanner would, and held against the items."""

from __future__ import annotations

import io

import pytest
from lawful_forms import lawful
from pages import with_values
from reportlab.pdfgen.canvas import Canvas

from conformance.catalog.load import load
from conformance.forms.pdf.judge import judge_pdf
from conformance.forms.pdf.process import read_pdf
from conformance.reference.paper import bars
from conformance.reference.paper.compose import compose
from conformance.reference.paper.draw import pdf
from conformance.reference.paper.sheet import Symbol
from conformance.values.identifiers.customer_barcode import CUSTOMER_BARCODE, encode
from conformance.values.identifiers.gs1_128_shuno import GS1_128_SHUNO

CODE = " ".join(encode("1000001", "1-3-2-503"))


def drawn(kind: str, payload: str, turned: int = 0) -> bytes:
    """Return a page with one barcode, turned by some quarters."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(595, 842))
    canvas.translate(300, 420)
    canvas.rotate(90 * turned)
    for box in bars.boxes(Symbol(kind, "", payload), -120, 0, 400):
        canvas.rect(box.x, -box.y - box.height, box.width, box.height, stroke=0, fill=1)
    canvas.save()
    return file.getvalue()


@pytest.mark.parametrize("turned", range(4))
@pytest.mark.parametrize("code", [CODE, " ".join(encode("0600000", "A1-Z9")), CODE[::1]])
def test_a_customer_barcode_is_read_in_any_direction(code: str, turned: int) -> None:
    (found,) = read_pdf(drawn("customer", code, turned), barcodes=True).pages[0].barcodes
    assert (found.kind, found.text) == ("customer", code)


@pytest.mark.parametrize("seed", range(12))
def test_every_customer_barcode_that_is_drawn_is_read(seed: int) -> None:
    code = CUSTOMER_BARCODE.generate(seed)
    (found,) = read_pdf(drawn("customer", code), barcodes=True).pages[0].barcodes
    assert found.text == code


def test_a_page_without_barcodes_has_none() -> None:
    spec = load("child_allowance")
    form = spec.forms["certification-notice"]
    content = pdf(compose(spec, form, [lawful(spec, form)]))
    assert read_pdf(content, barcodes=True).pages[0].barcodes == ()


def judged(domain: str, key: str, printed: dict[str, str], wanted: dict[str, str]) -> list[str]:
    """Return what is found wrong with barcodes when the page has other values than the copy."""
    spec = load(domain)
    form = spec.forms[key]
    page = pdf(compose(spec, form, [with_values(lawful(spec, form), **printed)]))
    copy = with_values(lawful(spec, form), **wanted)
    faults = judge_pdf(spec, form, page, copy)
    return [one.item for one in faults if one.code == "F-PDF-BARCODE"]


def test_a_payment_slip_carries_its_44_digits() -> None:
    slip = ("late_elderly_medical_care", "payment-slip")
    right, other = GS1_128_SHUNO.generate(1), GS1_128_SHUNO.generate(2)
    assert judged(*slip, {"barcode": right}, {"barcode": right}) == []
    assert judged(*slip, {"barcode": other}, {"barcode": right}) == ["barcode"]


def test_a_qr_code_carries_its_item() -> None:
    slip = ("fixed_asset_tax", "payment-slip")
    assert judged(*slip, {"el_qr": "試験Ａ１"}, {"el_qr": "試験Ａ１"}) == []
    assert judged(*slip, {"el_qr": "試験Ａ１"}, {"el_qr": "試験Ａ２"}) == ["el_qr"]


def test_a_customer_barcode_carries_the_postal_code_of_the_copy() -> None:
    ticket = ("electoral_roll", "admission-ticket")
    spec = load("electoral_roll")
    postal = next(
        i.key for i in spec.forms["admission-ticket"].items if i.identifier == "postal_code"
    )
    same = {postal: "1000001"}
    assert judged(*ticket, same, same) == []
    assert judged(*ticket, same, {postal: "1000002"}) == ["customer_barcode"]


def test_a_customer_barcode_with_a_wrong_check_symbol_is_a_fault() -> None:
    symbols = CODE.split(" ")
    wrong = " ".join([*symbols[:-1], "1" if symbols[-1] != "1" else "2"])
    assert CUSTOMER_BARCODE.check(wrong) is not None
    spec = load("electoral_roll")
    form = spec.forms["admission-ticket"]
    copy = with_values(lawful(spec, form), customer_barcode=CODE)
    sheet = compose(spec, form, [copy])
    (symbol,) = (one for one in sheet.copies[0].symbols if one.kind == "customer")
    assert symbol.payload == CODE
    object.__setattr__(symbol, "payload", wrong)
    faults = judge_pdf(spec, form, pdf(sheet), copy)
    assert [(one.code, one.item) for one in faults] == [("F-PDF-BARCODE", "customer_barcode")]


def test_a_withheld_address_inside_a_qr_code_is_a_leak() -> None:
    slip = load("fixed_asset_tax").forms["payment-slip"]
    secret = "試験市若葉町９９番地"
    spec = load("fixed_asset_tax")
    copy = lawful(spec, slip)
    page = pdf(compose(spec, slip, [with_values(copy, el_qr=secret)]))
    faults = judge_pdf(spec, slip, page, copy, withheld=(secret,))
    assert "page 1, barcode" in [one.place for one in faults if one.code == "F-PDF-LEAK"]
