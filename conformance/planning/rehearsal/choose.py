"""Which cases to rehearse: the simplest that together pass through every call that is mapped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.cases.needs import calls
from conformance.cases.registry import checks
from conformance.planning.rehearsal.places import trip_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.contract.call import Call
    from conformance.planning.plan import Planned
    from conformance.planning.rehearsal.model import Place
    from conformance.surfaces.profile import ApiSurface

TRIED = frozenset({"run", "calculate", "issue", "link", "export", "audit"})
LAWFUL = ("accept", "value", "present")


@dataclass(frozen=True, slots=True)
class ChosenCase:
    """A case, and the calls whose round trip it is."""

    case: Case
    trips: tuple[tuple[Call, Place], ...]


def choose(
    specs: Mapping[str, Specification], api: ApiSurface, plan: Iterable[Planned]
) -> list[ChosenCase]:
    """Return the cases, one new entry of the profile or more each, and one refusal per domain."""
    cases = [p.case for p in plan if p.verdict is None and p.case.surface == "api"]
    made = {c.id: tuple(calls(specs[c.requirement.domain], c)) for c in cases}
    lawful = [c for c in cases if c.polarity in LAWFUL and c.requirement.kind != "invariant"]
    lawful.sort(key=lambda c: len(made[c.id]))  # stable: the plan's order among equals
    seen: set[Place] = set()
    chosen: list[ChosenCase] = []
    for case in lawful:
        trips = [(c, trip_of(api, c)) for c in made[case.id] if c.action in TRIED]
        fresh = [(call, place) for call, place in trips if place not in seen]
        if fresh:
            seen |= {place for _, place in fresh}
            chosen.append(ChosenCase(case, tuple(fresh)))
    return chosen + [_refusal(case, made[case.id], api) for case in _refusals(cases)]


def _refusals(cases: Iterable[Case]) -> list[Case]:
    """Return the first refusal of a missing item in each domain."""
    first: dict[str, Case] = {}
    for case in cases:
        if case.reason == "E0001" and checks()[case.check].chooses == "item":
            first.setdefault(case.requirement.domain, case)
    return list(first.values())


def _refusal(case: Case, made: Iterable[Call], api: ApiSurface) -> ChosenCase:
    return ChosenCase(case, tuple((c, trip_of(api, c)) for c in made if c.action == "run"))
