"""Whether the barcodes of a form say what its items say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.forms.fault import fault
from conformance.forms.printing import normal
from conformance.values.identifiers.customer_barcode import CUSTOMER_BARCODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.catalog.models.requirements import Form, FormItem
    from conformance.forms.fault import FormFault
    from conformance.forms.pdf.document import Barcode, BarcodeKind, PdfDocument
    from conformance.forms.print_data import Copy

_CUSTOMER, _LINEAR = "カスタマバーコード", "バーコード"
_MATRIX = ("QR", "ＱＲ", "二次元コード")
_SPACED = re.compile(r"[() \u001d]")
_POSTAL = 7


def kind_of(item: FormItem) -> BarcodeKind | None:
    """Return which barcode carries an item; None for an item that is printed as text only."""
    if _CUSTOMER in item.name_ja:
        return "customer"
    if any(sign in item.name_ja for sign in _MATRIX):
        return "matrix"
    return "linear" if _LINEAR in item.name_ja else None


def judge_barcodes(form: Form, document: PdfDocument, copy: Copy) -> Iterator[FormFault]:
    """Yield each item whose barcode is not there or says something else."""
    found = [code for page in document.pages for code in page.barcodes]
    for item in form.items:
        kind, value = kind_of(item), copy.values.get(item.key)
        if kind is None or value is None:
            continue
        same = [code for code in found if code.kind == kind]
        if kind == "customer":
            yield from _customer(form, item, same, copy)
        elif value.isascii() or kind == "matrix":
            yield from _said(item, same, value)


def _said(item: FormItem, codes: Sequence[Barcode], value: str) -> Iterator[FormFault]:
    if not any(_plain(code.text) == _plain(value) for code in codes):
        found = codes[0].text if codes else ""
        yield fault("F-PDF-BARCODE", item.key, found=found, name=item.name_ja)


def _customer(
    form: Form, item: FormItem, codes: Sequence[Barcode], copy: Copy
) -> Iterator[FormFault]:
    """Judge the 4-state barcode: its check symbol, and the value or the postal code it carries."""
    value = copy.values[item.key]
    if CUSTOMER_BARCODE.check(value) is None:
        yield from _said(item, codes, value)
        return
    postal = [
        copy.values[one.key]
        for one in form.items
        if one.identifier == "postal_code" and one.key in copy.values
    ]
    if not postal and not codes:
        return  # from nothing on the form could a barcode be made
    right = [code for code in codes if CUSTOMER_BARCODE.check(code.text) is None]
    carried = ["".join(code.text.split(" ")[:_POSTAL]) for code in right]
    if not right or (postal and not set(carried) & set(postal)):
        found = codes[0].text if codes else ""
        yield fault("F-PDF-BARCODE", item.key, found=found, name=item.name_ja)


def _plain(text: str) -> str:
    return _SPACED.sub("", normal(text))
