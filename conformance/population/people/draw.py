"""Strategies of people and households that keep the law among themselves; they shrink to the plain.

A strategy is for one day: everybody drawn is alive and lives in the municipality on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from conformance.population.edges import calendar_edges, change_edges
from conformance.population.people.families import FAMILY, family
from conformance.population.people.residents import PERSON, ReferenceDay, resident
from conformance.population.people.tape import Tape

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from hypothesis.strategies import SearchStrategy

    from conformance.population.people.person import Household, Person
    from conformance.population.people.residents import Kind


def people(
    day: date, law_days: Collection[date] = (), kind: Kind = "any"
) -> SearchStrategy[Person]:
    """Return residents of a day, each the head of a household.

    Args:
        day: the day on which they live here.
        law_days: days of changes of law: moves and periods of stay lie next to them.
        kind: whether they are Japanese, foreigners, or one in three of them foreign.
    """
    around = _around(day, law_days)
    return st.binary(min_size=PERSON, max_size=PERSON).map(
        lambda tape: resident(Tape(tape), around, kind)
    )


def households(
    day: date, law_days: Collection[date] = (), kind: Kind = "any"
) -> SearchStrategy[Household]:
    """Return households of a day: one person, a couple, with children, a parent.

    `kind` is that of the head, of "any" a foreigner in every second; who lives with a foreigner may
    be Japanese and the other way round.
    """
    around = _around(day, law_days)
    return st.binary(min_size=FAMILY, max_size=FAMILY).map(
        lambda tape: family(Tape(tape), around, kind)
    )


def _around(day: date, law_days: Collection[date]) -> ReferenceDay:
    return ReferenceDay(day, (*calendar_edges(day), *change_edges(law_days)))
