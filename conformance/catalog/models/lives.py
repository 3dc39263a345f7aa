"""Lives: the events of people's lives that can follow one another, and what each asks and gives."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from conformance.catalog.models.base import Entry, Key, Scalar, Sourced
from conformance.catalog.models.conditions import When
from conformance.catalog.models.derive import BusinessDate
from conformance.catalog.models.life_events import Day


class Held(Entry):
    """What the person's newest row of the group `held` has in `item` (its own key if none)."""

    held: Key
    item: Key | None = None


class Another(Entry):
    """What the newest row of another person has in the same item: two households become one."""

    another: Literal[True]


class Afresh(Entry):
    """A value that nobody has: a household of one's own."""

    afresh: Literal[True]


LifeValue = Day | BusinessDate | Held | Another | Afresh | Scalar
"""A value of an event: counted from its day, the day it is entered, a row's, or a constant."""


class Stands(Entry):
    """A current row about the person; `due`: items whose day has come by the business date."""

    group: Key
    when: When = When()
    due: tuple[Key, ...] = ()


class Life(Sourced):
    """An event that a function of a domain records, wherever in a life it falls.

    It can happen to a person about whom a row stands for each of `needs` and none for any of
    `lacks`; an update changes the row that the first need of its group finds. `late`: by how many
    days at most it may be entered after it happened; days in `values` count from the day on which
    it happened. `law` is what obliges to record it.
    """

    key: Key
    title_ja: str
    title_en: str
    law: str
    domain: Key
    function: Key
    needs: tuple[Stands, ...] = ()
    lacks: tuple[Stands, ...] = ()
    values: dict[Key, LifeValue] = {}
    late: Annotated[int, Field(ge=0, le=366)] = 0
    note: str | None = None
