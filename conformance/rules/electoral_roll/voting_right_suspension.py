"""Whether a sentence takes away the right to vote, and what follows on the roll."""

from datetime import date
from typing import Final, Literal, NamedTuple

from conformance.rules.calendar import add_years
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before

_ELECTION: Final = "election"
_FINE: Final = "fine"


@value
class Given:
    """The crime, the sentence, whether suspended, final and served when, the roll, the day."""

    crime_kind: Literal["ordinary", "election"]
    sentence: Literal["imprisonment", "fine"]
    suspended: bool
    final_date: date
    end_date: date | None
    registered: bool
    date: date


@value
class Output:
    """Whether the right to vote is there, and what is done on the roll."""

    has_right: bool
    action: Literal["none", "mark", "exclude"]


class _Span(NamedTuple):
    """The days that bound a time without the right to vote."""

    first: date
    last: date


@rule(
    "electoral_roll",
    "voting-right-suspension",
    law="公職選挙法第11条第1項・第252条、第21条第1項、第27条第1項",
)
def voting_right_suspension(given: Given, law: Parameters, why: Why) -> Output:
    """Return the right to vote on the day and what follows: a mark, or no registration.

    The days that bound such a time are out of scope: whether they belong to it is fixed by
    notices that the statement does not hold.
    """
    span = _span(given, law)
    why(
        f"選挙権のない期間は{'なし' if span is None else f'{span.first}から{span.last}まで'}。",
        "No time without the vote."
        if span is None
        else f"Without the vote from {span.first} to {span.last}.",
        law="公職選挙法第11条第1項・第252条",
    )
    if span is not None and given.date in span:
        msg = f"date: expected no day that bounds the time, {span.first} or {span.last}"
        raise OutOfScopeError(msg)
    has_right = span is None or not span.first < given.date < span.last
    action: Literal["mark", "exclude"] = "mark" if given.registered else "exclude"
    why(
        f"{given.date}に選挙権は{'ある' if has_right else 'ない'}。",
        f"On {given.date} {'with' if has_right else 'without'} the vote.",
        law="公職選挙法第21条第1項・第27条第1項",
    )
    return Output(has_right, "none" if has_right else action)


def _span(given: Given, law: Parameters) -> _Span | None:
    election = given.crime_kind == _ELECTION
    if not election and (given.suspended or given.sentence == _FINE):
        return None
    years = law.on(given.date).integer("election_crime_years")
    if election and given.sentence == _FINE and not given.suspended:
        return _Span(given.final_date, add_years(given.final_date, years))
    end = _end(given)
    served = election and not given.suspended
    return _Span(given.final_date, add_years(end, years) if served else end)


def _end(given: Given) -> date:
    if given.end_date is None:
        msg = "end_date: expected the day the sentence or its suspension ends, found null"
        raise OutOfScopeError(msg)
    return not_before("end_date", given.end_date, given.final_date)
