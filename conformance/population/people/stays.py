"""Moves: when somebody became a resident, came to the address, filed, and plans to leave."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from conformance.population.people.addresses import former
from conformance.population.people.boosted import a_day, number, pick, seldom
from conformance.population.people.person import Stay

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hypothesis.strategies import DrawFn

    from conformance.population.edges import Edge
    from conformance.population.people.person import Address

TERM = 14
"""Days within which a move is to be notified (住民基本台帳法第22条から第25条)."""

AHEAD = timedelta(days=400)
"""How far ahead a planned move lies at most; 転出届 is filed before the move (同法第24条)."""

_BACK = 20  # years within which people came
_NATIVE = 8  # one in so many has always lived here
_LATE = 20  # days after the move up to which notifications are drawn
_DELAYS = (0, TERM, TERM + 1, TERM - 1)


def stay(draw: DrawFn, day: date, earliest: date, here: Address, edges: Sequence[Edge]) -> Stay:
    """Draw how somebody came to live here, in the order of time, mostly on days at the edges.

    Notifications are made on the day of the move, the 14th day after it (the last in time), the
    15th, or later.

    Args:
        draw: given by Hypothesis.
        day: a day on which the person lives here.
        earliest: the first day on which the person can have lived here: the day of birth, or that
            from which foreigners are registered.
        here: the present address.
        edges: of the calendar and of the law.
    """
    native = seldom(draw, _NATIVE)
    came = max(earliest, day.replace(year=day.year - _BACK, day=1))
    since = earliest if native else a_day(draw, edges, came, day)
    moved = since if pick(draw, (True, False)) else a_day(draw, edges, since, day)
    delay = number(draw, _LATE) if seldom(draw, 3) else pick(draw, _DELAYS)
    leaves = a_day(draw, edges, day, day + AHEAD) if pick(draw, (False, True)) else None
    filed = min(day, moved + timedelta(days=delay))
    return Stay(since, moved, filed, None if native else former(draw, here), leaves)
