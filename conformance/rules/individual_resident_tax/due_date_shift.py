"""A due date that falls on a day of rest moves to the next working day."""

from datetime import date, timedelta

from conformance.rules.calendar import is_closed
from conformance.rules.core import Parameters, Why, rule, value

_LAW = "地方税法第20条の5第2項・同法施行令第6条の18第2項"
_YEAR_END = frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)})
"""Month and day of the days of rest around New Year."""


@value
class Given:
    """The nominal due date and the national holidays around it."""

    nominal_date: date
    holidays: tuple[date, ...] = ()


@value
class Output:
    """The day by which payment is in time."""

    due_date: date


@rule("individual_resident_tax", "due-date-shift", law=_LAW)
def due_date_shift(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the nominal date or the first day after it that is no day of rest.

    Saturdays, Sundays, national holidays and 29 December to 3 January are days of rest.
    """
    day = given.nominal_date
    while (day.month, day.day) in _YEAR_END or is_closed(day, given.holidays):
        day += timedelta(days=1)
    moved = day != given.nominal_date
    why(
        f"名目の納期限{given.nominal_date}は{'休日に当たる' if moved else '休日でない'}。",
        f"{given.nominal_date} is {'a' if moved else 'no'} day of rest.",
        law=_LAW,
    )
    why(f"納期限は{day}。", f"The due date is {day}.", law=_LAW)
    return Output(day)
