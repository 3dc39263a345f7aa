"""From print data to the sheet: labels, values as residents read them, addressee, barcodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.forms.papers import A4_PORTRAIT, papers_of
from conformance.forms.printing import printed
from conformance.reference.paper.display_number import display_number
from conformance.reference.paper.sheet import FormSheet, PaperCopy, PrintedEntry, Recipient, Symbol
from conformance.values.identifiers import customer_barcode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Form, FormItem
    from conformance.forms.print_data import Copy

_POSTAL = ("宛先郵便番号", "送付先郵便番号", "郵便番号")
_ADDRESS = ("宛先住所", "送付先住所")
_ANNEX = ("送付先方書",)
_NAME = ("宛先氏名", "送付先氏名", "宛先の氏名", "宛名", "宛名氏名")
_PLACE, _LABEL = "住所", "label"
_LISTS = frozenset({"list", "xlsx"})
_SEAL, _CUSTOMER, _BARCODE = "公印", "カスタマバーコード", "バーコード"
_QR = ("QR", "ＱＲ")


def compose(spec: Specification, form: Form, copies: Iterable[Copy]) -> FormSheet:
    """Return the sheet of some copies; what a copy does not hold leaves no label behind."""
    papers = papers_of(form.style) or papers_of(form.style[:1])
    return FormSheet(
        form.title_ja,
        papers[0] if papers else A4_PORTRAIT,
        tuple(_copy(spec, form, copy) for copy in copies),
        listed=not _LISTS.isdisjoint(form.style),
    )


def _copy(spec: Specification, form: Form, copy: Copy) -> PaperCopy:
    entries = tuple(_entries(spec, form, copy))
    recipient = _recipient(form, entries)
    symbols = tuple(_symbols(form, copy.values))
    sealed = any(_SEAL in entry.label for entry in entries)
    return PaperCopy(recipient, _without(entries, recipient), sealed, symbols)


def _entries(spec: Specification, form: Form, copy: Copy) -> Iterator[PrintedEntry]:
    known = {item.key: item for item in form.items}
    for one in copy.items:
        item = known[one.key]
        text = printed(item, one.text, spec.codes)
        yield PrintedEntry(item.key, item.name_ja, item.type, text, one.text)


def _recipient(form: Form, entries: tuple[PrintedEntry, ...]) -> Recipient | None:
    """Return the block of whom a copy is sent to, where the form names one; lists have none."""
    if not _LISTS.isdisjoint(form.style):
        return None
    address = _named(entries, (*_ADDRESS, _PLACE) if _LABEL in form.style else _ADDRESS)
    name = _named(entries, _NAME)
    if address is None and name is None:
        return None
    lines = tuple(one for one in (address, _named(entries, _ANNEX)) if one)
    return Recipient(_named(entries, _POSTAL) if address else None, lines, name)


def _named(entries: tuple[PrintedEntry, ...], labels: tuple[str, ...]) -> PrintedEntry | None:
    return next((one for label in labels for one in entries if one.label == label), None)


def _without(
    entries: tuple[PrintedEntry, ...], recipient: Recipient | None
) -> tuple[PrintedEntry, ...]:
    if recipient is None:
        return entries
    block = {id(one) for one in (recipient.postal_code, *recipient.address, recipient.name)}
    return tuple(one for one in entries if id(one) not in block)


def _symbols(form: Form, values: Mapping[str, str]) -> Iterator[Symbol]:
    for item in form.items:
        value = values.get(item.key)
        if value is None:
            continue
        if _CUSTOMER in item.name_ja:
            if payload := _customer(form, values, value):
                yield Symbol("customer", item.name_ja, payload)
        elif any(sign in item.name_ja for sign in _QR):
            yield Symbol("qr", item.name_ja, value)
        elif _BARCODE in item.name_ja and value.isascii():
            yield Symbol("code128", item.name_ja, value)


def _customer(form: Form, values: Mapping[str, str], value: str) -> str | None:
    """Return the symbols: the value itself, or from postal code and address of the copy."""
    if customer_barcode.CUSTOMER_BARCODE.check(value) is None:
        return value
    postal = _first(item for item in form.items if item.name_ja.endswith(_POSTAL[-1]))
    address = _first(item for item in form.items if item.locates and item.name_ja.endswith("住所"))
    if postal is None or address is None or not {postal.key, address.key} <= set(values):
        return None
    made = customer_barcode.encode(values[postal.key], display_number(values[address.key]))
    return " ".join(made) if isinstance(made, tuple) else None


def _first(items: Iterable[FormItem]) -> FormItem | None:
    return next(iter(items), None)
