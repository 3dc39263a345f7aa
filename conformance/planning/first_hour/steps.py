"""Which events, functions and rules of a domain a first hour tries: the first that are reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.first_hours import first_hour
from conformance.planning.rehearsal.choose import LAWFUL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from conformance.catalog.first_hours import Named
    from conformance.catalog.models.domain import Specification
    from conformance.planning.plan import Planned

    Plan = Mapping[str, Sequence[Planned]]


@dataclass(frozen=True, slots=True)
class FirstHourStep:
    """A requirement to be tried, with its planned cases; none of them runs where nothing does."""

    named: Named
    cases: tuple[Planned, ...]

    @property
    def reached(self) -> bool:
        """Say whether any of it can be tried."""
        return any(one.verdict is None for one in self.cases)


def by_requirement(plan: Iterable[Planned]) -> dict[str, list[Planned]]:
    """Return the cases on the package's API, by their requirement."""
    found: dict[str, list[Planned]] = {}
    for one in plan:
        if one.case.surface == "api":
            found.setdefault(one.case.requirement.id, []).append(one)
    return found


def steps(spec: Specification, plan: Plan) -> Iterator[FirstHourStep]:
    """Yield the steps of a domain: of each the first that is reached, else the one meant first."""
    taken: set[Named] = set()
    for alternatives in first_hour(spec):
        found = [_step(spec, plan, named) for named in alternatives if named not in taken]
        chosen = next((one for one in found if one.reached), next(iter(found), None))
        if chosen is not None and chosen.cases:
            taken.add(chosen.named)
            yield chosen


def _step(spec: Specification, plan: Plan, named: Named) -> FirstHourStep:
    kind, key = named
    planned = plan.get(f"{spec.domain}/{kind}/{key}", ())
    if kind == "event":
        return FirstHourStep(named, _one_way(planned))
    lawful = [one for one in planned if one.case.polarity in LAWFUL]
    lawful.sort(key=lambda one: one.verdict is not None)  # stable: those that can be tried first
    return FirstHourStep(named, tuple(lawful[:1]))


def _one_way(planned: Iterable[Planned]) -> tuple[Planned, ...]:
    """Return the cases of an event entered in one way: the first by which anything can be tried.

    Only the ordinary way has cases on forms, searches and cancellation.
    """
    ways: dict[str, list[Planned]] = {}
    for one in planned:
        ways.setdefault(one.case.param("way"), []).append(one)
    tried = (way for way in ways.values() if any(one.verdict is None for one in way))
    return tuple(next(tried, next(iter(ways.values()), [])))
