"""Names of Japanese: plain, or with a surname at an edge, or with an old surname 旧氏."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.population.city.settings import settings
from conformance.population.people.named import Surname, names
from conformance.population.people.person import SPACE, Name

if TYPE_CHECKING:
    from conformance.population.people.person import Sex
    from conformance.population.people.tape import Tape

_OLD = 6  # people for one with an old surname


def surname(tape: Tape) -> Surname:
    """Choose a surname, mostly one at an edge."""
    return tape.boosted(_plain(), [edge.names for edge in names().japanese])


def japanese_name(tape: Tape, sex: Sex, family: Surname | None = None) -> Name:
    """Choose the name of a Japanese of a sex; `family`: the surname 氏, any where nothing is said.

    Some have an old surname 旧氏 beside it (住民基本台帳法施行令第30条の13).
    """
    mine = family or surname(tape)
    given = tape.pick(settings().male if sex == "male" else settings().female)
    old = surname(tape) if tape.seldom(_OLD) else None
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
