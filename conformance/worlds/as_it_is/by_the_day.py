"""What no request tells, for the package works it out from its own day: the day of processing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from conformance.population.from_the_day import from_the_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.worlds.as_it_is.through import Adding

Carries = Callable[[str, str, str], bool]
"""Says of domain, function and item that a request of the function tells the item's value."""


def told_by_the_day(domain: str, adds: Sequence[Adding], carries: Carries) -> frozenset[str]:
    """Return the items that no function which adds such rows is told, but may take from its day.

    Whoever is entered today was processed today, and what is registered only on the day itself is
    registered today, whatever day a case made up for it: no package without a call that stores
    rows can hold another.
    """
    own = [
        from_the_day(one.operation)
        | {item for item in one.operation.inputs if not carries(domain, one.key, item)}
        for one in adds
    ]
    return frozenset.intersection(*own) if own else frozenset()
