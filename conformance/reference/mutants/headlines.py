"""The headline faults: which properties they break, and packages that have many at once."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
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
    found: list[list[Mutant]] = []
    for one in mutants:
        free = next(
            (layer for layer in found if not any(meet(one, other) for other in layer)), None
        )
        if free is None:
            found.append(free := [])
        free.append(one)
    return [tuple(layer) for layer in found]


def meet(one: Mutant, other: Mutant) -> bool:
    """Say whether two faults may sit at one place (a place may be a pattern: `sample/form/*`)."""
    places = place_of(one), place_of(other)
    return fnmatchcase(*places) or fnmatchcase(*reversed(places))


def place_of(one: Mutant) -> str:
    """Return where a fault sits."""
    return one.at or one.requirement


def together(mutants: Iterable[Mutant]) -> Conduct:
    """Return how a package behaves that has all these faults, no two at one place."""
    conducts = [one.conduct() for one in mutants]

    def behaviour_at(requirement: str) -> Behaviour:
        found = (conduct(requirement) for conduct in conducts)
        return next((fault for fault in found if fault is not CORRECT), CORRECT)

    return behaviour_at
