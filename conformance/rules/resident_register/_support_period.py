"""Days of a support measure (支援措置) period: its last day and the month before its end.

Source: 民法第143条第2項, 住民記録システム標準仕様書 第1.0版 3.4.
"""

from __future__ import annotations

from datetime import date, timedelta

from conformance.rules.calendar import add_months, add_years

ONE_DAY = timedelta(days=1)


def last_day_of_years(start: date, years: int) -> date:
    """Return the last day of a period of years whose first day is `start`.

    It is the day before the corresponding day; where there is none (29 February) the last day of
    that month (民法第143条第2項ただし書).
    """
    corresponding = add_years(start, years)
    return corresponding - ONE_DAY if corresponding.day == start.day else corresponding


def month_before(end: date) -> date:
    """Return the same day of the month before, or that month's last day where it has none."""
    return add_months(end, -1)
