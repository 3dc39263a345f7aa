"""How somebody votes before the day of the election, by age."""

from datetime import date, timedelta
from typing import Literal

from conformance.rules.ages import attains
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

Method = Literal["early_vote", "absentee_vote", "ineligible"]


@value
class Given:
    """The birth, the day of voting and the day of the election."""

    birth_date: date
    vote_date: date
    election_date: date


@value
class Output:
    """The way to vote."""

    method: Method


@rule("electoral_roll", "early-vote-age-on-day", law="公職選挙法第9条・第48条の2・第49条")
def early_vote_age_on_day(given: Given, law: Parameters, why: Why) -> Output:
    """Return early vote from the day the age is attained, absentee vote before, or neither.

    A day of voting that is not before the election, or before the day after the earliest notice of
    an election, is out of scope.
    """
    in_force = law.on(given.election_date)
    first = given.election_date - timedelta(days=in_force.integer("days_of_voting"))
    if not first <= given.vote_date < given.election_date:
        msg = (
            f"vote_date: expected a day from {first} and before {given.election_date}, "
            f"found {given.vote_date}"
        )
        raise OutOfScopeError(msg)
    age = in_force.integer("min_age")
    attained = attains(given.birth_date, age)
    why(
        f"{given.birth_date}生は{attained}に満{age}歳に達する。",
        f"Born {given.birth_date}: {age} is attained on {attained}.",
        law="年齢計算ニ関スル法律",
    )
    method: Method = "ineligible"
    if attained <= given.election_date:
        method = "early_vote" if attained <= given.vote_date else "absentee_vote"
    why(
        f"{given.vote_date}に投票する方法は{method}（選挙期日{given.election_date}）。",
        f"Voting on {given.vote_date} for {given.election_date}: {method}.",
        law="公職選挙法第48条の2・第49条",
    )
    return Output(method)
