"""Terms of months, as the election law counts them.

The day of the event itself is not counted (民法第140条); the calendar decides the end (第143条).
"""

from datetime import date

from conformance.rules.calendar import add_months, last_day_of_months
from conformance.rules.core import Parameters
from conformance.rules.scope import next_day


def term_end_as_read(name: str, event: date, months: int, law: Parameters) -> date:
    """Return the last day of such a term, or the corresponding day where that reading is stated."""
    if law.reads("term", "same_day"):
        return add_months(event, months)
    return term_end(name, event, months)


def term_end(name: str, event: date, months: int) -> date:
    """Return the last day of a term of months counted from the day after `event`."""
    return last_day_of_months(next_day(name, event), months)
