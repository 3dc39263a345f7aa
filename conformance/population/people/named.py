"""The made-up names of `names.yaml`: plain ones and those at an edge, with the source of each."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from conformance.population.tables import table


class _NamesPart(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Surname(_NamesPart):
    """A surname and how it is read."""

    text: str
    kana: str


class ForeignName(_NamesPart):
    """The whole name of a foreigner, with the country it comes from."""

    country: str
    kana: str
    roman: str | None = None
    kanji: str | None = None
    alias: str | None = None
    alias_kana: str | None = None


class _Edge(_NamesPart):
    """Why names lie at an edge; `trait`: what they all have, of `conformance.population.traits`."""

    key: str
    title_ja: str
    title_en: str
    source: str
    trait: str | None = None


class SurnameEdge(_Edge):
    """Japanese surnames at an edge."""

    names: tuple[Surname, ...]


class ForeignEdge(_Edge):
    """Foreign names at an edge."""

    names: tuple[ForeignName, ...]


class MadeUpNames(_NamesPart):
    """All made-up names; `countries` names the countries in Japanese by three letters."""

    japanese: tuple[SurnameEdge, ...]
    foreign_plain: tuple[ForeignName, ...]
    foreign: tuple[ForeignEdge, ...]
    countries: dict[str, str]


@lru_cache(maxsize=1)
def names() -> MadeUpNames:
    """Return the names that come with the harness."""
    data = table(Path(__file__).with_name("names.yaml"))
    return MadeUpNames.model_validate(data)
