"""What no function is told, for the package works it out from its own day: the day of processing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.operations import BusinessDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.catalog.models.operations import Create


def told_by_the_day(adds: Sequence[Create]) -> frozenset[str]:
    """Return the items that every function which adds such rows derives from the business date.

    Whoever is entered today was processed today, whatever day a case made up for it: no package
    without a call that stores rows can hold another.
    """
    derived = [
        {item for item, rule in one.derives.items() if _asks_the_day(rule.given.values())}
        for one in adds
    ]
    return frozenset(set.intersection(*derived)) if derived else frozenset()


def _asks_the_day(given: Iterable[object]) -> bool:
    return any(isinstance(one, BusinessDate) for one in given)
