"""Years of an era, and the two days on which an era ended and the next one began.

The Taisho and Showa eras began by their 詔書 on the very day the old era ended, so that both names
are right for that day; Heisei and Reiwa began on the day after (元号法).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from conformance.rules.core import OutOfScopeError
from conformance.values.eras import ERAS, SOLAR_CALENDAR, era_of

if TYPE_CHECKING:
    from conformance.rules.core import Why

FIRST_YEARS: Final = {era.name: era.start.year for era in ERAS}
"""Western year of each era's 元年."""

SHARED_DAYS: Final = {date(1912, 7, 30): ("明治", "大正"), date(1926, 12, 25): ("大正", "昭和")}
"""Days that belong to two eras, the older one first."""


def era_year(era: str, day: date) -> int:
    """Return the year of the era in which `day` falls, 元年 being 1 (`KeyError`: no such era)."""
    return day.year - FIRST_YEARS[era] + 1


def shown_year(day: date, recorded_era: str | None, why: Why, law: str) -> tuple[str, int]:
    """Return the era and year in which a day is shown.

    On the first day of an era the new era, but on a day of two eras the recorded one where there
    is one. `OutOfScopeError` before 1873-01-01 and for a recorded era that such a day lacks.
    """
    era = _shown_era(day, recorded_era, why, law)
    year = era_year(era, day)
    why(
        f"{day}は{era}{year}年。",
        f"{day} falls in year {year} of {era}.",
        law="元号法、各改元の詔書・政令",
    )
    return era, year


def _shown_era(day: date, recorded_era: str | None, why: Why, law: str) -> str:
    if day < SOLAR_CALENDAR:
        msg = f"date: expected {SOLAR_CALENDAR} (Gregorian calendar) or later, found {day}"
        raise OutOfScopeError(msg)
    shared = SHARED_DAYS.get(day)
    if shared is None or recorded_era is None:
        return era_of(day).name
    if recorded_era not in shared:
        msg = f"recorded_era: {day} belongs to {' and '.join(shared)}, found {recorded_era!r}"
        raise OutOfScopeError(msg)
    why(
        f"{day}は{'と'.join(shared)}のどちらでも登録でき、{recorded_era}で登録されている。",
        f"{day} may be recorded in either era; it was recorded in {recorded_era}.",
        law=law,
    )
    return recorded_era
