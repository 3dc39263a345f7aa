"""How a vendor's municipality names its addresses: towns of a master, lots within them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from conformance.surfaces.mapping.models.part import ProfilePart, Scalar
from conformance.values.refusals import refusal

_PLACES = ("{n}", "{m}")


def _numbered(text: str) -> str:
    if [text.count(place) for place in _PLACES] != [1, 1] or re.search(r"[0-9０-９]", text):
        raise refusal(
            "{n} と {m} を一度ずつ含み、ほかに数字のない文字列",
            "a text with {n} and {m} once each, and no other digits",
        )
    return text


class Addresses(ProfilePart):
    """The addresses that the package takes for its own municipality.

    People live at addresses made of these instead of the made-up ones of the harness, and what the
    package answers is turned back. `begins`: prefecture and municipality as the package writes
    them. `towns`: town → its code in the package's master (the name itself where it has no code).
    `lot`: the form of lots, with two numbers.
    """

    begins: Annotated[str, Field(min_length=1)]
    towns: dict[str, Scalar] = Field(min_length=1)
    lot: Annotated[str, AfterValidator(_numbered)] = "{n}番地{m}"


class AddressParts(ProfilePart):
    """The fields that hold the parts of an address: town (its code), lot, and building 方書."""

    town: str
    lot: str
    building: str | None = None
