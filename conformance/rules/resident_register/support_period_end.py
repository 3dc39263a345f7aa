"""The last day of a support measure (支援措置)."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.resident_register._support_period import last_day_of_years

_LAW: Final = "住民基本台帳事務処理要領・標準仕様書 第1.0版 3.4"


@value
class Given:
    """The day support starts; it counts as the first day."""

    starts_on: date


@value
class Output:
    """The last day of the period."""

    ends_on: date


@rule("resident_register", "support-period-end", law=_LAW)
def support_period_end(given: Given, law: Parameters, why: Why) -> Output:
    """Return the day before the corresponding day a year later.

    A start on 29 February ends on 28 February. Starts before the measure existed are out of scope.
    """
    years = law.on(given.starts_on).integer("period_years")
    why(
        f"支援の期間は{given.starts_on}を一日目とする{years}年。",
        f"Support lasts {years} year from {given.starts_on}, which is its first day.",
        law=_LAW,
    )
    ends = last_day_of_years(given.starts_on, years)
    why(
        f"最終日は応当日の前日（応当日がなければその月の末日）の{ends}。",
        f"Its last day, before the corresponding day (or the month's end), is {ends}.",
        law="民法第143条第2項",
    )
    return Output(ends)
