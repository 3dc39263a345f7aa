"""The period of a support measure and how long it keeps certificates back."""

from datetime import date
from typing import Final

from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before

_LAW: Final = "住民基本台帳事務処理要領、住民記録システム標準仕様書3.1・3.4"


@value
class Given:
    """Start of the measure, of provisional support if any, the release if any, and the day."""

    support_start: date
    provisional_start: date | None
    released_date: date | None
    date: date


@value
class Output:
    """The last day of the period, whether certificates are kept back, whether to warn."""

    support_end: date
    suppressed: bool
    expiry_alert: bool


@rule("seal_registration", "dv-suppression-period", law=_LAW)
def dv_suppression_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return the end of the period and the state on the day.

    The hold begins with the measure or with provisional support and ends only by a release, from
    that day on; after the period it goes on, with a warning that the period has ended. A release
    before the measure is that of an earlier one and says nothing: out of scope.
    """
    if given.released_date is not None:
        not_before("released_date", given.released_date, given.support_start)
    years = law.on(given.support_start).integer("period_years")
    end = last_day_of_term(given.support_start, years)
    why(
        f"支援措置は{given.support_start}から{end}まで。",
        f"The measure runs from {given.support_start} to {end}.",
        law=_LAW,
    )
    begun = given.support_start <= given.date or _has_come(given.provisional_start, given.date)
    suppressed = begun and not _has_come(given.released_date, given.date)
    why(
        f"{given.date}は{'抑止中である' if suppressed else '抑止しない'}。",
        f"On {given.date} certificates are {'' if suppressed else 'not '}kept back.",
        law=_LAW,
    )
    return Output(end, suppressed, suppressed and given.date > end)


def _has_come(day: date | None, on: date) -> bool:
    return day is not None and day <= on
