"""The headline faults: which properties they break, and packages that have many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, get_args

from conformance.reference.behaviour import CORRECT
from conformance.reference.mutants import all_mutants
from conformance.reference.mutants.model import Headline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.reference.behaviour import Behaviour, Conduct
    from conformance.reference.mutants.model import Mutant

HEADLINES: Final[tuple[Headline, ...]] = get_args(Headline)
"""The groups of people, in their order."""


@dataclass(frozen=True, slots=True)
class Property:
    """An invariant that fails some people of a group, and the faults by which it does."""

    headline: Headline
    requirement: str
    mutants: tuple[Mutant, ...]

    @property
    def domain(self) -> str:
        """The domain of the invariant."""
        return self.requirement.split("/")[0]

    @property
    def key(self) -> str:
        """The key of the invariant in its domain."""
        return self.requirement.split("/")[-1]


def headlined(headline: Headline | None = None) -> tuple[Mutant, ...]:
    """Return the faults of a group (of all groups), in the order of the files."""
    found = (one for one in all_mutants().values() if one.headline is not None)
    return tuple(one for one in found if headline in {None, one.headline})


def properties(headline: Headline) -> tuple[Property, ...]:
    """Return what the faults of a group break, by domain and key."""
    broken: dict[str, list[Mutant]] = {}
    for one in headlined(headline):
        broken.setdefault(one.requirement, []).append(one)
    return tuple(Property(headline, at, tuple(ones)) for at, ones in sorted(broken.items()))


def layers(mutants: Iterable[Mutant]) -> list[tuple[Mutant, ...]]:
    """Return the faults so that those of one layer sit at different places of a package."""
    found: list[dict[str, Mutant]] = []
    for one in mutants:
        place = one.at or one.requirement
        free = next((layer for layer in found if place not in layer), None)
        if free is None:
            found.append(free := {})
        free[place] = one
    return [tuple(layer.values()) for layer in found]


def together(mutants: Iterable[Mutant]) -> Conduct:
    """Return how a package behaves that has all these faults, each at a place of its own."""
    faults = {one.at or one.requirement: one.fault for one in mutants}

    def behaviour_at(requirement: str) -> Behaviour:
        return faults.get(requirement, CORRECT)

    return behaviour_at
