"""The age attained by the end of a day (満年齢)."""

from datetime import date
from typing import Final

from conformance.rules import ages
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_LAW: Final = "年齢計算ニ関スル法律・民法第143条"


@value
class Given:
    """The day of birth and the day asked about."""

    birth_on: date
    as_of: date


@value
class Output:
    """Full years attained by the end of the day."""

    age_at_end_of_day: int


@rule("resident_register", "age-at-end-of-day", law=_LAW)
def age_at_end_of_day(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the full years: an age is attained at the end of the day before the birthday.

    Born 29 February: at the end of 28 February in every year. A day before the birth, or one so
    late that the calendar does not hold the next birthday, is out of scope.
    """
    birth, day = given.birth_on, given.as_of
    try:
        age = ages.age_at_end_of_day(birth, day)
        attained, following = (
            (ages.attains(birth, age) if age else birth),
            ages.attains(birth, age + 1),
        )
    except ValueError as error:
        msg = f"birth_on {birth}, as_of {day}: {error}"
        raise OutOfScopeError(msg) from error
    why(
        f"生まれた日{birth}を一日目と数え、次の{age + 1}歳には{following}の終わりに達する。",
        f"Counting the day of birth {birth} as the first, {age + 1} is attained at the end of "
        f"{following}.",
        law=_LAW,
    )
    why(
        f"{day}の終わりには{age}歳（{attained}から）。",
        f"At the end of {day} the age is {age} (since {attained}).",
        law=_LAW,
    )
    return Output(age)
