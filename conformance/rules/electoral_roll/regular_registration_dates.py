"""The days of a regular registration (定時登録)."""

from datetime import date
from typing import Literal

from conformance.rules.calendar import next_open_day
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.electoral_roll._elections import Election, check_elections
from conformance.rules.scope import within


@value
class Given:
    """The month of registration, holidays, how closed days are handled, elections held here.

    `election_bases`: the base days set for registrations at elections (選挙時登録の基準日).
    """

    year: int
    month: int
    extra_holidays: tuple[date, ...]
    holiday_practice: Literal["first_day", "next_business_day"]
    elections: tuple[Election, ...]
    election_bases: tuple[date, ...] = ()


@value
class Output:
    """Whether it is made; its base day, day of registration, day that ages are counted on."""

    performed: bool
    base_date: date | None
    registration_date: date | None
    age_base_date: date | None


@rule("electoral_roll", "regular-registration-dates", law="公職選挙法第22条第1項・第2項・第4項")
def regular_registration_dates(given: Given, law: Parameters, why: Why) -> Output:
    """Return the three days: the first of the month, or the next open day where so handled.

    No registration is made where the first is the base day of a registration at an election.

    When the first lies between the announcement and the eve of an election held here, it stays the
    day of registration, closed or not, and ages are counted on the day of the election.
    """
    base = _base(given, law)
    check_elections(given.elections)
    if base in given.election_bases:
        why(
            f"{base}は選挙時登録の基準日でもあるため、定時登録は行わない。",
            f"{base} is the base day of one at an election, too: no regular one is made.",
            law="公職選挙法第22条第4項",
        )
        return Output(performed=False, base_date=None, registration_date=None, age_base_date=None)
    held = [day for announced, day in given.elections if announced <= base < day]
    if len(held) > 1:
        msg = f"elections: expected at most one around {base}, found {len(held)}"
        raise OutOfScopeError(msg)
    why(
        f"登録基準日は{base}で、選挙の期間中{'である' if held else 'でない'}。",
        f"The base day is {base}, {'during' if held else 'outside'} an election.",
        law="公職選挙法第22条第1項",
    )
    moves = not held and given.holiday_practice == "next_business_day"
    registered = next_open_day(base, given.extra_holidays) if moves else base
    aged = held[0] if held else base
    why(
        f"登録日は{registered}、年齢算定日は{aged}。",
        f"Registered on {registered}, ages counted on {aged}.",
        law="公職選挙法第22条第1項・第2項",
    )
    return Output(True, base, registered, aged)  # noqa: FBT003 - performed


def _base(given: Given, law: Parameters) -> date:
    year = within("year", given.year, 1, date.max.year)
    month = within("month", given.month, 1, 12)
    in_force = law.on(date(year, month, 1))
    months = in_force.integers("registration_months")
    if month not in months:
        msg = f"month: expected one of {months}, found {month}"
        raise OutOfScopeError(msg)
    return date(year, month, in_force.integer("base_day"))
