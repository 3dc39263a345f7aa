"""Moves: the days on which somebody leaves, enters and files, plain ones and those where laws meet.

Days come from the calendar of administration (edges), from changes of law, and from nowhere in
particular; the smallest move leaves on a plain day of the year before.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from conformance.population.edges import calendar_edges
from conformance.population.traits import has_trait

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from hypothesis.strategies import SearchStrategy

    from conformance.catalog.models.move_laws import Stories
    from conformance.findings import Json

_EDGES = frozenset(
    {
        "leap-day",
        "april-1",
        "april-2",
        "january-1",
        "year-end",
        "fiscal-year-end",
        "month-end",
        "fourteenth-day",
        "fifteenth-day",
    }
)
_NEAR = (-1, 0, 1, 14, 31, 365)  # days from the move on which its effect is asked about
_TERMS = (14, 15, 16)  # days after which a notification or claim is late
_OLDEST = 7305  # days in which changes of law still matter: 20 years
_RESIDENT = (1, 14, 31, 92, 366, 3653)  # days lived there before, the last ten years


@dataclass(frozen=True, slots=True)
class Move:
    """A move from one municipality to another.

    Attributes:
        since: resident of the first municipality since this day.
        left: left it on this day.
        entered: became a resident of the second on this day.
        filed: filed there on this day.
        asked: the day, or a day of the month, that is asked about.
        later: a day after `left`, of somebody to whom it happened later.
        turn: which of the worked examples lends what no day decides.
    """

    since: date
    left: date
    entered: date
    filed: date
    asked: date
    later: date
    turn: int = 0

    def days(self) -> dict[str, date]:
        """Return the days by their names."""
        named = {f.name: getattr(self, f.name) for f in fields(self)}
        return {name: day for name, day in named.items() if isinstance(day, date)}

    def plain(self) -> dict[str, Json]:
        """Return the move as JSON holds it, from which `move_of` makes it again."""
        days: dict[str, Json] = {name: day.isoformat() for name, day in self.days().items()}
        return {**days, "turn": self.turn}


def move_of(plain: Mapping[str, Json]) -> Move:
    """Return the move that was written plain (`KeyError`, `ValueError` when it is none)."""
    turn = plain["turn"]
    names = [f.name for f in fields(Move) if f.name != "turn"]
    days = {name: date.fromisoformat(str(plain[name])) for name in names}
    return Move(**days, turn=turn if isinstance(turn, int) else 0)


def move_days(reference: date, changes: Iterable[date] = ()) -> tuple[date, ...]:
    """Return days worth moving on: of the year up to a day, the last leap day, changes of law.

    Next to each change of law of the last 20 years stand the day before and after (nobody works
    out older moves anew); the first of January is followed by the second (賦課期日の翌日).
    """
    found = {d for e in calendar_edges(reference) if e.key in _EDGES for d in e.days}
    found |= {d + timedelta(days=1) for d in found if (d.month, d.day) == (1, 1)}
    leap = {d for d in found if (d.month, d.day) == (2, 29)}
    year = {d for d in found if reference - timedelta(days=366) <= d <= reference}
    oldest = reference - timedelta(days=_OLDEST)
    law = {day + timedelta(days=n) for day in changes if day > oldest for n in (-1, 0, 1)}
    return tuple(dict.fromkeys((*sorted(year), *leap, *sorted(law))))


def edge_moves(stories: Stories, days: Sequence[date], named: Collection[str]) -> Iterator[Move]:
    """Yield moves on each of the days: long resident there, under way as short as it may be.

    Where the law names them, each is filed as soon and as late as may be, and asked about the day
    before, on the day and the day after.
    """
    filings = stories.filed if "filed" in named else stories.filed[:1]
    askings = _NEAR[:3] if "asked" in named else _NEAR[1:2]
    for turn, (day, filed, asked) in enumerate(product(days, filings, askings)):
        entered = day + timedelta(days=stories.gap[0])
        move = Move(
            since=day - timedelta(days=max(_RESIDENT)),
            left=day,
            entered=entered,
            filed=entered + timedelta(days=filed),
            asked=day + timedelta(days=asked),
            later=day + timedelta(days=1),
            turn=turn,
        )
        if concerned(stories, move):
            yield move


def moves(stories: Stories, reference: date, days: Sequence[date]) -> SearchStrategy[Move]:
    """Return a strategy of moves that a law is about, half of them on one of the days."""
    plain = st.integers(0, 730).map(lambda n: reference - timedelta(days=n))
    left = plain | st.sampled_from(days)
    return left.flatmap(lambda day: _from(stories, day)).filter(lambda m: concerned(stories, m))


def _from(stories: Stories, left: date) -> SearchStrategy[Move]:
    """Return moves that begin on a day."""
    return st.builds(
        _move,
        st.just(left),
        _steps(stories.gap),
        _steps(stories.filed, _TERMS),
        st.sampled_from(sorted({*_RESIDENT, stories.since}, reverse=True)) | st.integers(0, 800),
        st.sampled_from(_NEAR) | st.integers(-400, 400),
        st.integers(1, 400),
        st.integers(0, 30),
    )


def _steps(limits: tuple[int, int], known: Iterable[int] = ()) -> SearchStrategy[int]:
    """Return days within the limits: the limits themselves and known terms oftener."""
    least, most = limits
    edges = [least, most, *(n for n in known if least <= n <= most)]
    return st.sampled_from(edges) | st.integers(least, most)


def _move(  # noqa: PLR0917 - one argument for each day drawn
    left: date, gap: int, filed: int, resident: int, asked: int, later: int, turn: int
) -> Move:
    entered = left + timedelta(days=gap)
    return Move(
        since=left - timedelta(days=resident),
        left=left,
        entered=entered,
        filed=entered + timedelta(days=filed),
        asked=left + timedelta(days=asked),
        later=left + timedelta(days=later),
        turn=turn,
    )


def concerned(stories: Stories, move: Move) -> bool:
    """Say whether a law is about a move: long enough resident, no day that it leaves open."""
    days = move.days()
    return (
        (move.left - move.since).days >= stories.since
        and all(days[one] != days[other] for one, other in stories.apart)
        and not any(
            has_trait(trait, days[name].isoformat())
            for name, traits in stories.unless.items()
            for trait in traits
        )
    )
