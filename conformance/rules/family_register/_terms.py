"""Days on which a notification may still be made (届出期間).

Source: 戸籍法第43条 (the day of the event counts), 民法第142条・第143条.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from conformance.rules.core import OutOfScopeError

if TYPE_CHECKING:
    from collections.abc import Collection


def moved_past(day: date, closed_days: Collection[date]) -> date:
    """Return `day`, or the first day after it that is not closed.

    Only the days named are closed: offices abroad keep other days than Saturday and Sunday.
    """
    while day in closed_days:
        if day == date.max:
            msg = f"closed_days: expected an open day until {date.max}, found none"
            raise OutOfScopeError(msg)
        day += timedelta(days=1)
    return day
