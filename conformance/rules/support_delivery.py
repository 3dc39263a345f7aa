"""How a document that may tell of a supported person (支援措置対象者) is sent.

Source: 住民基本台帳事務処理要領 第5の10 (支援措置) and the State's requests on medical insurance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conformance.rules.core import value

if TYPE_CHECKING:
    from conformance.rules.core import Why

Addressee = Literal["victim", "abuser", "cohabitant", "agency"]
Delivery = Literal["normal", "confidential_address", "blocked"]


@value
class Given:
    """Whether support is in force, who is addressed, what the document holds and needs."""

    measure_active: bool
    addressee: Addressee
    contains_victim_data: bool
    agency_needs_address: bool


@value
class Output:
    """How the document goes and whether the person's address may stand in it."""

    delivery: Delivery
    victim_address_printed: bool


def decide(given: Given, why: Why, law: str) -> Output:
    """Return the delivery and whether the address is printed as part of the contents.

    The confidential address on the cover of a letter to the person is not part of them.
    """
    holds = given.contains_victim_data
    why(
        f"支援措置は{'有効' if given.measure_active else '無効'}、名宛人は{given.addressee}、"
        f"対象者の情報を{'含む' if holds else '含まない'}。",
        f"Support {'in force' if given.measure_active else 'not in force'}, to "
        f"{given.addressee}, {'with' if holds else 'without'} the person's data.",
        law=law,
    )
    found = _decided(given) if given.measure_active else Output("normal", holds)
    printed = found.victim_address_printed
    why(
        f"送付は{found.delivery}、住所は印字{'する' if printed else 'しない'}。",
        f"Delivery {found.delivery}, address {'printed' if printed else 'not printed'}.",
        law=law,
    )
    return found


def _decided(given: Given) -> Output:
    if given.addressee == "victim":
        return Output("confidential_address", victim_address_printed=False)
    if given.addressee == "agency":
        needed = given.agency_needs_address and given.contains_victim_data
        return Output("normal", victim_address_printed=needed)
    blocked = given.contains_victim_data
    return Output("blocked" if blocked else "normal", victim_address_printed=False)
