"""From print data to the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lawful_forms import every_form, lawful

from conformance.catalog.load import load
from conformance.forms.print_data import Copy, PrintedItem
from conformance.reference.paper.compose import compose
from conformance.values.identifiers.customer_barcode import CUSTOMER_BARCODE, encode

if TYPE_CHECKING:
    from conformance.reference.paper.sheet import PaperCopy


def composed(domain: str, key: str, addressee: str = "self", **values: str) -> PaperCopy:
    spec = load(domain)
    form = spec.forms[key]
    copy = lawful(spec, form, addressee=addressee)
    items = [PrintedItem(o.key, values.get(o.key, o.text)) for o in copy.items]
    return compose(spec, form, [Copy(addressee, items)]).copies[0]


def test_whom_a_copy_is_sent_to_stands_in_the_block_and_nowhere_else():
    copy = composed("child_allowance", "certification-notice")
    assert copy.recipient is not None
    assert copy.recipient.postal_code is not None
    assert copy.recipient.postal_code.text.startswith("〒")
    assert not [entry for entry in copy.entries if entry.label.startswith("宛先")]


def test_a_label_is_addressed_with_its_barcode():
    copy = composed(
        "resident_register", "mailing-label", postal_code="1540023", address="若林３丁目１６番４号"
    )
    assert copy.recipient is not None
    assert copy.recipient.address[0].text == "若林３丁目１６番４号"
    made = encode("1540023", "3-16-4")
    assert isinstance(made, tuple)
    assert [one.payload for one in copy.symbols] == [" ".join(made)]


def test_without_the_address_there_is_no_barcode_that_tells_it():
    assert composed("electoral_roll", "admission-ticket").symbols[-1].kind == "customer"
    others = composed("electoral_roll", "admission-ticket", "third_party")
    assert [one.kind for one in others.symbols] == ["code128"]
    assert others.recipient is None


def test_a_barcode_given_as_symbols_is_drawn_as_it_is():
    given = CUSTOMER_BARCODE.generate(5)
    copy = composed("electoral_roll", "admission-ticket", customer_barcode=given)
    assert copy.symbols[-1].payload == given


@pytest.mark.parametrize(
    ("domain", "key", "kinds"),
    [
        ("long_term_care_insurance", "payment-slip", ["code128", "qr"]),
        ("resident_register", "card-application", ["qr"]),
        ("child_allowance", "certification-notice", []),
    ],
)
def test_barcodes_are_those_of_the_forms_items(domain: str, key: str, kinds: list[str]):
    assert [one.kind for one in composed(domain, key).symbols] == kinds


def test_a_seal_is_put_where_an_item_says_so():
    assert composed("resident_register", "resident-copy").sealed
    assert not composed("electoral_roll", "admission-ticket").sealed


def test_every_item_of_a_copy_is_on_its_sheet_once():
    for spec, form in every_form():
        copy = lawful(spec, form)
        found = compose(spec, form, [copy]).copies[0]
        block = found.recipient
        addressed = [block.postal_code, *block.address, block.name] if block else []
        keys = [entry.key for entry in (*found.entries, *filter(None, addressed))]
        assert sorted(keys) == sorted(one.key for one in copy.items)
