"""Names of Japanese: plain, or with a surname at an edge, or with an old surname 旧氏."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.population.city.settings import settings
from conformance.population.people.boosted import boosted, pick, seldom
from conformance.population.people.named import Surname, names
from conformance.population.people.person import SPACE, Name

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

    from conformance.population.people.person import Sex

_OLD = 6  # people for one with an old surname


def surname(draw: DrawFn) -> Surname:
    """Draw a surname, mostly one at an edge."""
    return boosted(draw, _plain(), [edge.names for edge in names().japanese])


def japanese_name(draw: DrawFn, sex: Sex, family: Surname | None = None) -> Name:
    """Draw the name of a Japanese of a sex; `family`: the surname 氏, any where nothing is said.

    Some have an old surname 旧氏 beside it (住民基本台帳法施行令第30条の13).
    """
    mine = family or surname(draw)
    given = pick(draw, settings().male if sex == "male" else settings().female)
    old = surname(draw) if seldom(draw, _OLD) else None
    former = old if old is not None and old != mine else None
    return Name(
        kana=f"{mine.kana}{SPACE}{given.kana}",
        surname=mine.text,
        given=given.text,
        surname_kana=mine.kana,
        given_kana=given.kana,
        old_surname=former.text if former else None,
        old_surname_kana=former.kana if former else None,
    )


@lru_cache(maxsize=1)
def _plain() -> tuple[Surname, ...]:
    return tuple(Surname(text=name.text, kana=name.kana) for name in settings().surnames)
