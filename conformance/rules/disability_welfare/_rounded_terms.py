"""Terms of months that begin with what is left of the first month (端数月)."""

from datetime import date

from conformance.rules.calendar_room import roomy
from conformance.values.year_month import YearMonth


def last_day_of_rounded_term(first: date, months: int) -> date:
    """Return the last day of the rest of the first month, if it is one, and `months` whole ones.

    A term from the first of a month has no such rest: `months` months, that one included.
    """
    whole = months - 1 if first.day == 1 else months
    return YearMonth.of(roomy("first day", first)).plus(whole).last_day
