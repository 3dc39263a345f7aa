"""Whether the roll may be viewed on a day."""

from datetime import date, timedelta
from typing import Final, Literal

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.electoral_roll._elections import Election, Span, check_elections

_EXCEPTION: Final = "confirm_allowed_in_objection_period"


@value
class Given:
    """The day, what for, the elections held here and the days for objections."""

    date: date
    purpose: Literal["confirm", "political", "research"]
    elections: tuple[Election, ...]
    objection_periods: tuple[Span, ...]


@value
class Output:
    """Whether the roll may be viewed."""

    viewable: bool


@rule(
    "electoral_roll",
    "viewing-period",
    law="公職選挙法第28条の2第1項・第28条の3第1項・第24条第1項",
)
def viewing_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the day lies outside every election, from announcement to five days after.

    A voter who confirms a registration may do so on the days for objections all the same.
    """
    check_elections(given.elections)
    in_force = law.on(given.date)
    after = timedelta(days=in_force.integer("days_after_election"))
    closed = any(announced <= given.date <= held + after for announced, held in given.elections)
    why(
        f"{given.date}は閲覧できない期間に{'当たる' if closed else '当たらない'}。",
        f"{given.date} lies {'within' if closed else 'outside'} a time without viewing.",
        law="公職選挙法第28条の2第1項・第28条の3第1項",
    )
    viewable = not closed or _excepted(given, in_force)
    why(
        f"目的{given.purpose}の閲覧は{'できる' if viewable else 'できない'}。",
        f"Viewing for {given.purpose}: {'yes' if viewable else 'no'}.",
        law="公職選挙法第28条の2第1項・第24条第1項",
    )
    return Output(viewable)


def _excepted(given: Given, law: InForce) -> bool:
    allowed = given.purpose == "confirm" and _EXCEPTION in law
    return allowed and any(first <= given.date <= last for first, last in given.objection_periods)
