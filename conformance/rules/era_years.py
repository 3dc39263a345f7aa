"""Years of an era, and the two days on which an era ended and the next one began.

The Taisho and Showa eras began by their 詔書 on the very day the old era ended, so that both names
are right for that day; Heisei and Reiwa began on the day after (元号法).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from conformance.values.eras import ERAS

FIRST_YEARS: Final = {era.name: era.start.year for era in ERAS}
"""Western year of each era's 元年."""

SHARED_DAYS: Final = {date(1912, 7, 30): ("明治", "大正"), date(1926, 12, 25): ("大正", "昭和")}
"""Days that belong to two eras, the older one first."""


def era_year(era: str, day: date) -> int:
    """Return the year of the era in which `day` falls, 元年 being 1 (`KeyError`: no such era)."""
    return day.year - FIRST_YEARS[era] + 1
