"""Days of birth: anywhere, at an edge, or only partly known 不詳."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.population.edges import birth_edges
from conformance.population.people.person import Birth
from conformance.values.eras import to_wareki

if TYPE_CHECKING:
    from conformance.population.people.tape import Tape

PLAIN = date(1985, 6, 15)
"""The day of birth that nothing is special about."""

_LIFE = 100  # years that the oldest have lived
_UNKNOWN = 15  # births for one that is not fully known
_WAYS = ("about", "presumed", "day", "month")
_edges = lru_cache(maxsize=8)(birth_edges)


def birth(tape: Tape, day: date, earliest: date | None = None, latest: date | None = None) -> Birth:
    """Choose a birth from `earliest` to `latest`, mostly at an edge for who lives on the day.

    Where nothing is said it lies in the hundred years up to the day. Some dates are not fully known
    (不詳), in words of 住民記録システム標準仕様書 1.1.8.
    """
    first, last = earliest or date(day.year - _LIFE, 1, 1), latest or day
    born = tape.day(_edges(day), first, last, PLAIN)
    unknown = _unknown(born, tape.pick(_WAYS)) if tape.seldom(_UNKNOWN) else Birth(born)
    return unknown if first <= unknown.day <= last else Birth(born)


def _unknown(day: date, way: str) -> Birth:
    """Return the birth as it is recorded, reckoned on the last day of what is known."""
    said = to_wareki(day)
    if way in {"about", "presumed"}:
        return Birth(day, f"{said}頃" if way == "about" else f"推定{said}", day.isoformat())
    if way == "day":
        last = day.replace(day=monthrange(day.year, day.month)[1])
        return Birth(last, f"{said.partition('月')[0]}月日不詳", f"{day:%Y-%m}-00")
    return Birth(
        date(day.year, 12, 31), f"{said.partition('年')[0]}年月日不詳", f"{day.year}-00-00"
    )
