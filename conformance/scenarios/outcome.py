"""The expected rows of every group, in every way of keeping history that the contract allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.scenarios.packed import ExpectedGroup, Way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.contract.state import Place
    from conformance.scenarios.calendar import Calendar
    from conformance.scenarios.settle import SettledCalendar


def outcome(calendar: Calendar) -> tuple[ExpectedGroup, ...]:
    """Return what must stand when the calendar has been entered."""
    numbers = {id(event): number for number, event in enumerate(calendar.events(), 1)}
    both = [calendar.settled(adds=True), calendar.settled(adds=False)]
    found = []
    for place in both[0].state.tables:
        ways = [_way(settled, place, numbers) for settled in both]
        kept = ways[:1] if ways[0].rows == ways[1].rows else ways
        found.append(ExpectedGroup(domain=place[0], group=place[1], ways=tuple(kept)))
    return tuple(found)


def _way(settled: SettledCalendar, place: Place, numbers: Mapping[int, int]) -> Way:
    kept = settled.state.at(place)
    writers = [settled.by.get(id(one)) for one in settled.state.behind(place)]
    return Way(
        rows=tuple({k: v for k, v in one.row.items() if v is not None} for one in kept),
        open={n: tuple(sorted(one.open)) for n, one in enumerate(kept) if one.open},
        loose={n: one.loose for n, one in enumerate(kept) if one.loose},
        never={n: one.never for n, one in enumerate(kept) if one.never},
        by={n: numbers[id(event)] for n, event in enumerate(writers) if event is not None},
    )
