"""The Western date of a date written in an era."""

import datetime as dt
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.era_years import FIRST_YEARS, SHARED_DAYS

_LAW: Final = "元号法・住民記録システム標準仕様書 第1.0版 1.3.6"


@value
class Given:
    """Era name, year of the era (元年 is 1), month and day."""

    era: str
    year: int
    month: int
    day: int


@value
class Output:
    """Whether the era has such a day, and the Western date (None when it has not)."""

    valid: bool
    date: dt.date | None


@rule("resident_register", "era-to-western", law=_LAW, also_before=True)
def era_to_western(given: Given, law: Parameters, why: Why) -> Output:
    """Return the Western date, valid only within the era.

    1912-07-30 and 1926-12-25 belong to both eras. Days before 1873-01-01 (before the Gregorian
    calendar), days no calendar has and other era names are not valid.
    """
    day = _western(given, why)
    if day is None:
        return Output(valid=False, date=None)
    eras = _eras_of(day, law)
    named = "と".join(eras) or "なし（改暦前）"
    why(
        f"{day}に使える元号は{named}。",
        f"Eras of {day}: {', '.join(eras) or 'none (before the Gregorian calendar)'}.",
        law="元号法、各改元の詔書・政令",
    )
    return Output(valid=True, date=day) if given.era in eras else Output(valid=False, date=None)


def _western(given: Given, why: Why) -> dt.date | None:
    written = f"{given.era}{given.year}年{given.month}月{given.day}日"
    first = FIRST_YEARS.get(given.era)
    if first is None:
        why(f"「{given.era}」は扱う元号でない。", f"{given.era!r} is no era known here.", law=_LAW)
        return None
    year = first + given.year - 1
    try:
        day = dt.date(year, given.month, given.day)
    except (ValueError, OverflowError):
        why(f"{written}は暦上の日でない。", f"{written} is not a day of the calendar.", law=_LAW)
        return None
    why(
        f"{given.era}元年は{first}年なので、{written}は{day}。",
        f"The first year of {given.era} is {first}, so {written} is {day}.",
        law=_LAW,
    )
    return day


def _eras_of(day: dt.date, law: Parameters) -> tuple[str, ...]:
    """Return the eras a day may be written in; the later era's parameter wins on its first day."""
    in_force = law.on(day)
    if "era" not in in_force:
        return ()
    return SHARED_DAYS.get(day, (in_force.text("era"),))
