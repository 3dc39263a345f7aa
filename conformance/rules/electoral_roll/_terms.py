"""Terms of months and the voting age, as the election law counts them.

The day of the event itself is not counted (民法第140条); the calendar decides the end (第143条).
"""

from datetime import date
from typing import Final

from conformance.rules.calendar import add_months, last_day_of_months
from conformance.rules.core import Parameters
from conformance.rules.scope import next_day

VOTING_AGE: Final = 18
"""公職選挙法第9条, since 19 June 2016."""

MONTHS_AFTER_MOVE: Final = 4
"""How long somebody who moved away stays on the roll (公職選挙法第27条・第28条)."""


def term_end_as_read(name: str, event: date, months: int, law: Parameters) -> date:
    """Return the last day of such a term, or the corresponding day where that reading is stated."""
    if law.reads("term", "same_day"):
        return add_months(event, months)
    return term_end(name, event, months)


def term_end(name: str, event: date, months: int) -> date:
    """Return the last day of a term of months counted from the day after `event`."""
    return last_day_of_months(next_day(name, event), months)
