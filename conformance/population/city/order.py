"""In which order groups are written: what others take values from comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.city.laws import laws_of, other_group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from conformance.population.city.roles import CityCatalogue, Place


def ordered(
    catalogue: CityCatalogue, sources: Callable[[Place], Iterable[Place]]
) -> tuple[Place, ...]:
    """Return all groups, each behind its sources and behind those that its laws look at.

    Of groups that take from each other, the one met first comes last.
    """
    done: dict[Place, None] = {}
    begun: set[Place] = set()

    def visit(place: Place) -> None:
        if place in begun:
            return
        begun.add(place)
        for before in (*sources(place), *_looked_at(catalogue, place)):
            visit(before)
        done[place] = None

    for domain, spec in catalogue.specs.items():
        for key in spec.records:
            visit((domain, key))
    return tuple(done)


def _looked_at(catalogue: CityCatalogue, place: Place) -> Iterable[Place]:
    found = (other_group(place, one) for one in laws_of(catalogue.specs[place[0]], place[1]))
    return [at for at in found if at is not None and at[0] in catalogue.specs]
