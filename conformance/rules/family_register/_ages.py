"""Ages as a registrar counts them: on a birthday a person is a year older.

Source: 年齢計算ニ関スル法律. A notification is made within a day; whoever attains an age at the end
of that day has not attained it yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.rules.ages import age_at_start_of_day
from conformance.rules.scope import not_before

if TYPE_CHECKING:
    from datetime import date

AGE_LAW: Final = "年齢計算ニ関スル法律"


def age_on(name: str, birth: date, day: date) -> int:
    """Return the age within `day` (`OutOfScopeError` naming `name` when born later)."""
    return age_at_start_of_day(birth, not_before(f"the day of {name}", day, birth))
