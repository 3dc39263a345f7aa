"""When an elector may object to a registration (異議の申出)."""

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.electoral_roll._elections import Election, check_elections

_DAY = timedelta(days=1)
_LAW = "公職選挙法第24条第1項"


@value
class Given:
    """A regular (1) or an election-time (2) registration, its day, the elections held here."""

    registration_kind: Literal["1", "2"]
    registration_date: date
    elections: tuple[Election, ...]


@value
class Output:
    """The first and the last day."""

    first_day: Annotated[date, Field(alias="from")]
    last_day: Annotated[date, Field(alias="to")]


@rule("electoral_roll", "objection-period", law=f"{_LAW}・第270条の3")
def objection_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return five days from the day after a regular registration, else that next day alone.

    So is a regular one's when the first of its month lies between the announcement and two days
    before an election, unless it was put off beyond the election. Closed days do not matter.
    """
    check_elections(given.elections)
    now = law.on(given.registration_date)
    short = given.registration_kind == "2" or _close_to_an_election(given, now)
    first = given.registration_date + _DAY
    last = first if short else first + _DAY * (now.integer("days") - 1)
    why(
        f"{given.registration_date}の登録への異議の申出は"
        f"{'登録の翌日に限る' if short else '登録の翌日から数える'}。",
        f"Objections to the registration of {given.registration_date} are made "
        f"{'on the next day alone' if short else 'from the next day on'}.",
        law=_LAW,
    )
    why(
        f"休日でも動かさず、{first}から{last}まで。",
        f"Closed or not, from {first} to {last}.",
        law="公職選挙法第270条の3",
    )
    return Output(first, last)


def _close_to_an_election(given: Given, now: InForce) -> bool:
    base = given.registration_date.replace(day=1)
    months = now.integers("registration_months")
    if base.month not in months:
        msg = f"registration_date: expected a day of one of the months {months}, found {base}"
        raise OutOfScopeError(msg)
    return any(
        announced <= base <= held - 2 * _DAY and given.registration_date <= held
        for announced, held in given.elections
    )
