"""Whether somebody is old enough to be registered."""

from datetime import date
from typing import Literal

from conformance.rules.ages import attains
from conformance.rules.calendar import add_years
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import next_day


@value
class Given:
    """The kind of registration (1 regular, 2 at an election), the day for ages, the birth."""

    registration_kind: Literal["1", "2"]
    age_base_date: date
    birth_date: date


@value
class Output:
    """Whether the age is reached, and the latest birth for which it is."""

    age_ok: bool
    latest_birth_date: date


@rule(
    "electoral_roll",
    "voter-age",
    law="公職選挙法第9条・第10条第2項・第21条第1項・第22条、年齢計算ニ関スル法律",
)
def voter_age(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the age is attained on the day, that day included, and the latest birth.

    An age is attained the day before the birthday; born 29 February, on 28 February.
    """
    base = given.age_base_date
    age = law.on(base).integer("min_age")
    attained = attains(given.birth_date, age)
    latest = add_years(next_day("age_base_date", base), -age)
    why(
        f"{given.birth_date}生は{attained}に満{age}歳に達する。",
        f"Born {given.birth_date}: {age} is attained on {attained}.",
        law="年齢計算ニ関スル法律",
    )
    why(
        f"年齢算定日{base}に満たす最も遅い生年月日は{latest}。",
        f"On {base} the latest birth that qualifies is {latest}.",
        law="公職選挙法第10条第2項・第22条",
    )
    return Output(attained <= base, latest)
