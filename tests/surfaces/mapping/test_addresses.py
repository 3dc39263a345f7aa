"""Addresses of the vendor's municipality stand for ours, one for one, and are read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from conformance.surfaces.mapping.address_field import AddressField
from conformance.surfaces.mapping.addresses import Places
from conformance.surfaces.mapping.kinds import ItemKind
from conformance.surfaces.mapping.models.addresses import Addresses
from conformance.surfaces.mapping.paths import path_of
from conformance.surfaces.mapping.values import Converter

SECTION = Addresses(
    begins="豊野県みのり市", lot="{n}番{m}号", towns={"本町一丁目": "0101", "本町": "0100"}
)
OURS = "仮想県試験市桜町１２３番地４"
AWAY = "仮想県隣見本市桜町２番地"

lots = st.integers(1, 9999).map(lambda n: f"仮想県試験市桜町{n}番地")
buildings = st.sampled_from(["", "　コーポ試験　１０１号室"])


@given(st.lists(lots, min_size=1, unique=True), buildings)
def test_every_address_is_read_back_and_no_two_are_one(addresses, building):
    places = Places(SECTION)
    sent = [places.out(one + building) for one in addresses]
    assert len(set(sent)) == len(addresses)
    assert [places.back(one) for one in sent] == [one + building for one in addresses]
    assert [places.out(one + building) for one in addresses] == sent


def test_an_address_elsewhere_and_no_address_go_unchanged():
    places = Places(SECTION)
    assert places.out({"a": AWAY, "b": 1, "c": ["字" * 30, None]}) == {
        "a": AWAY,
        "b": 1,
        "c": ["字" * 30, None],
    }


@pytest.mark.parametrize("width", ["half", "full"])
@pytest.mark.parametrize("within", ["{}", "住所は{}です", "{}　方書"])
def test_an_address_is_found_within_a_text_in_either_width(width, within):
    places = Places(SECTION)
    theirs = places.out(OURS)
    if width == "full":
        theirs = theirs.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert places.back(within.format(theirs)) == within.format(OURS)
    assert places.met(within.format(theirs)) == [OURS]


def test_a_lot_alone_tells_whose_address_it_is():
    places = Places(SECTION)
    _, lot, _ = places.parts(places.out(OURS))
    assert places.met(f"番地: {lot}") == [OURS]
    assert places.met("番地: 1番1号") == []


def test_an_address_in_parts_goes_there_and_back():
    places = Places(SECTION)
    paths = tuple(map(path_of, ("jusho.cho", "jusho.banchi", "jusho.kata")))
    field = AddressField("address", ItemKind(), paths, Converter(), known=places)
    sent = places.out(f"{OURS}　コーポ１０１")
    target = {}
    field.write(target, sent, "omit")
    town, lot, building = places.parts(sent)
    assert target["jusho"] == {"cho": SECTION.towns[town], "banchi": lot, "kata": building}
    assert field.read(target, textual=False, empty_is_null=False) == (True, sent)


def test_what_is_no_address_meets_the_products_own_check():
    field = AddressField(
        "address", ItemKind(), (("cho",), ("banchi",)), Converter(), known=Places(SECTION)
    )
    target = {}
    field.write(target, "字" * 301, "omit")
    assert target == {"banchi": "字" * 301}


@pytest.mark.parametrize("lot", ["番地", "{n}番", "{n}番{m}号{m}", "{n}番{m}号1"])
def test_a_lot_has_two_numbers_and_no_more(lot):
    with pytest.raises(ValidationError):
        Addresses(begins="見本県", towns={"桜町": "1"}, lot=lot)
