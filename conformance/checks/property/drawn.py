"""Drawn people in a case: their values for the items a law names, each attempt apart."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from hypothesis import Phase, find, settings
from hypothesis.errors import UnsatisfiedAssumption

from conformance.population.people.draw import people
from conformance.population.people.dressed import dressed
from conformance.population.people.foreign_names import as_name
from conformance.population.people.named import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from hypothesis.strategies import SearchStrategy

    from conformance.cases.trial import Trial
    from conformance.catalog.models.invariants import Who
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import FindingError, Json
    from conformance.population.people.person import Person
    from conformance.population.rows import Row

DRAWN: Final = 12
"""People drawn for one case, besides those known."""


def people_strategy(trial: Trial, who: Who) -> SearchStrategy[Person]:
    """Return people as they live on the trial's day."""
    return people(trial.day, kind=who)


def known(trial: Trial, who: Who) -> list[Person]:
    """Return people to be tried in any case: a foreigner of each name that lies at an edge.

    What is cut, folded or refused is the name; a name drawn at random hardly ever is the one.
    """
    if who == "japanese":
        return []
    plain = _plain(trial.day)
    called = [as_name(name) for edge in names().foreign for name in edge.names]
    return [replace(plain, name=name, head_name=name.text) for name in called]


@lru_cache(maxsize=8)
def _plain(day: date) -> Person:
    """Return the plainest foreigner of a day."""
    once = settings(database=None, deadline=None, phases=(Phase.generate,))
    return find(people(day, kind="foreign"), lambda _: True, settings=once)


def worn(trial: Trial, group: RecordGroup, person: Person, items: Iterable[str]) -> Row:
    """Return the person's values of the named items; what they do not have (a 通称) is left out.

    Somebody who has no value for a required item is nobody for this group: another one is drawn.
    """
    values = dressed(trial.spec, group, person)
    own = {key: values[key] for key in items if values.get(key) is not None}
    require(bool(own) and all(key in own for key in items if group.item(key).required))
    return own


def require(holds: bool) -> None:
    """Pass over what was drawn unless this holds; also of people who are tried in any case."""
    if not holds:
        raise UnsatisfiedAssumption


def assert_stored(
    trial: Trial, values: Mapping[str, Json], found: Row, where: str, cause: str
) -> None:
    """Hold that every value is found as it was given; else tell with the whole person."""
    for name, value in values.items():
        if found.get(name) != value:
            raise _other_value(trial, name, values, found, where, cause)


def _other_value(
    trial: Trial, name: str, values: Mapping[str, Json], found: Row, where: str, cause: str
) -> FindingError:
    return trial.value_differs(
        name,
        values[name],
        found.get(name),
        where,
        cause=f"{trial.domain}/{cause}:{name}",
        example=dict(values),
    )
