"""Addresses are made up, can be linked, and of every kind that packages fail on."""

from __future__ import annotations

import pytest

from conformance.population.people.addresses import ADDRESS_EDGES, HERE, address, former
from conformance.population.people.tape import Tape
from conformance.values import characters, data_types
from conformance.values.identifiers import registered

LENGTHS = {"prefecture": 4, "city": 12, "town": 18, "lot": 50, "building": 300, "text": 300}


@pytest.fixture(scope="module")
def drawn(tapes):
    return [address(tape) for tape in tapes(300, 8)]


@pytest.mark.parametrize("part", LENGTHS)
def test_every_part_fits_the_shortest_item_that_holds_it(drawn, tapes, part: str) -> None:
    for one in [*drawn, *(former(tape, HERE) for tape in tapes(20, 2))]:
        text = getattr(one, part)
        assert data_types.check_data_type("text", text, digits=LENGTHS[part]) is None
        assert characters.check_characters(text) is None


def test_codes_have_their_form() -> None:
    for one in (HERE, *(former(Tape(bytes([n])), HERE) for n in (0, 255))):
        assert registered()["lg_code"].check(one.municipality) is None
        assert registered()["postal_code"].check(one.postal_code) is None
        assert registered()["machiaza_id"].check(one.town_code) is None


def test_no_padded_number_of_a_product_holds_a_postal_code() -> None:
    counters = "/".join(f"{number:020}" for number in range(100_000))
    for one in (HERE, *(former(Tape(bytes([n])), HERE) for n in (0, 255))):
        assert one.postal_code not in counters


@pytest.mark.parametrize("edge", ADDRESS_EDGES, ids=lambda edge: edge.key)
def test_an_address_at_an_edge_is_drawn_and_unlike_the_plain_one(drawn, edge) -> None:
    assert any(edge.of(one) == one for one in drawn)
    assert edge.of(HERE) != HERE
    assert edge.of(edge.of(HERE)) == edge.of(HERE)


def test_the_plainest_address_is_of_one_line() -> None:
    assert address(Tape(b"")) == HERE
    assert HERE.text == "仮想県試験市桜町１番地"
