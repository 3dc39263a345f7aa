"""The months free of premiums by law."""

from datetime import date

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.national_pension._start import CLASSES_SINCE
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth

_LAW = "国民年金法第89条第1項"


@value
class Given:
    """The day the reason began, and the day it no longer held, null while it lasts."""

    started_on: date
    ended_on: date | None


@value
class Output:
    """The first and the last month, null while it lasts."""

    from_month: YearMonth
    to_month: YearMonth | None


@rule("national_pension", "statutory-exemption", law="国民年金法第89条")
def statutory_exemption(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the months from the one before the reason began to the one in which it ended.

    国民年金法第89条第1項. An end before the beginning, and a beginning before the
    classes of today, are out of scope.
    """
    started = not_before("started_on", given.started_on, CLASSES_SINCE)
    first, last = YearMonth.of(started).plus(-1), None
    if given.ended_on is not None:
        last = YearMonth.of(not_before("ended_on", given.ended_on, given.started_on))
    why(
        f"該当した日{given.started_on}の属する月の前月{first}から、"
        f"{'継続中' if last is None else f'該当しなくなった日の属する{last}まで'}。",
        f"From {first}, the month before {given.started_on}, {'on' if last is None else last}.",
        law=_LAW,
    )
    return Output(first, last)
