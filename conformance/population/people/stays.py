"""Moves: when somebody became a resident, came to the address, filed, and plans to leave."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from conformance.population.people.addresses import former
from conformance.population.people.person import Stay

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from conformance.population.edges import Edge
    from conformance.population.people.person import Address
    from conformance.population.people.tape import Tape

TERM = 14
"""Days within which a move is to be notified (住民基本台帳法第22条から第25条)."""

AHEAD = timedelta(days=400)
"""How far ahead a planned move lies at most; 転出届 is filed before the move (同法第24条)."""

BACK = 12
"""Years within which people came here."""

_NATIVE = 8  # one in so many has always lived here
_MOVES = ("into the municipality", "to the address")
_STILL = 4  # people for one who has not moved since
_LATE = 20  # days after the move up to which notifications are drawn
_DELAYS = (0, TERM, TERM + 1, TERM - 1)


def stay(tape: Tape, day: date, earliest: date, here: Address, edges: Sequence[Edge]) -> Stay:
    """Choose how somebody came to live here, in the order of time, mostly on days at the edges.

    Notifications are made on the day of the move, the 14th day after it (the last in time), the
    15th, or later.

    Args:
        tape: where the choices are read.
        day: a day on which the person lives here.
        earliest: the first day on which the person can have lived here: the day of birth, or that
            from which foreigners are registered.
        here: the present address.
        edges: of the calendar and of the law.
    """
    native = tape.seldom(_NATIVE)
    came = max(earliest, day.replace(year=day.year - BACK, day=1))
    some = sorted(tape.day(edges, came, day) for _ in _MOVES)
    since = earliest if native else some[0]
    moved = since if tape.seldom(_STILL) else some[1]
    delay = tape.number(_LATE) if tape.seldom(3) else tape.pick(_DELAYS)
    leaves = tape.day(edges, day, day + AHEAD) if tape.pick((False, True)) else None
    filed = min(day, moved + timedelta(days=delay))
    return Stay(since, moved, filed, None if native else former(tape, here), leaves)
