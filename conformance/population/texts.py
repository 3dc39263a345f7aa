"""Texts that are what their item is for: an address in an address, a reason in a reason."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, TypeAdapter

from conformance.population import seeds
from conformance.population.city.settings import settings
from conformance.population.people.person import SPACE
from conformance.population.tables import table

if TYPE_CHECKING:
    from conformance.catalog.models.records import Item

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_SHORT = 6  # digits of a number in a text
_PLAIN = "見本{n}"


class Phrase(BaseModel):
    """What items of some names hold: a phrase with a number, or a person's name.

    `same`: every row holds the same.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    find: tuple[str, ...]
    say: str = _PLAIN
    same: bool = False
    name: bool = False
    surname: bool = False
    given: bool = False


def text_of(item: Item, number: int) -> str:
    """Return a text for an item of a row; `number` is the row's and the item's own."""
    phrase = _of(item.name_ja)
    if phrase.name or phrase.surname or phrase.given:
        return _name(phrase, number)
    return phrase.say.replace("{n}", str(number % 10**_SHORT).translate(_WIDE))


def _name(phrase: Phrase, number: int) -> str:
    surname = seeds.pick(settings().surnames, 0, number, "surname").text
    given = seeds.pick((*settings().male, *settings().female), 0, number, "given").text
    if phrase.name:
        return f"{surname}{SPACE}{given}"
    return surname if phrase.surname else given


@cache
def _of(name_ja: str) -> Phrase:
    plain = Phrase(find=())
    return next((one for one in _phrases() if any(p in name_ja for p in one.find)), plain)


@lru_cache(maxsize=1)
def _phrases() -> tuple[Phrase, ...]:
    data = table(Path(__file__).with_name("texts.yaml"))
    return TypeAdapter(tuple[Phrase, ...]).validate_python(data, strict=False)
