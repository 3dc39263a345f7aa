"""How long a person may stay without a status of residence after birth or loss of nationality."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.resident_register._periods import days_after

_LAW: Final = "入管法第22条の2"


@value
class Given:
    """The day of birth or loss of nationality, and whether that day counts as the first."""

    event_on: date
    count_first_day: bool = False


@value
class Output:
    """The last day to apply for a status, and the last day of staying without one."""

    apply_by: date
    stay_until: date


@rule("resident_register", "transient-resident-period", law=f"{_LAW}・住民基本台帳法第30条の45")
def transient_resident_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return the ends of both periods; by 民法第140条 the day of the event does not count.

    An office that counts the day of the event reaches each end one day earlier.
    """
    counts, limits = given.count_first_day, law.on(given.event_on)
    why(
        f"事由の日{given.event_on}を数え{'る' if counts else 'ない'}。",
        f"The day of the event, {given.event_on}, {'counts' if counts else 'does not count'}.",
        law="民法第140条",
    )
    apply_by, stay_until = (
        days_after(given.event_on, limits.integer(name) - counts)
        for name in ("apply_days", "stay_days")
    )
    why(
        f"在留資格の取得の申請は{limits.integer('apply_days')}日以内の{apply_by}まで。",
        f"A status is to be applied for within {limits.integer('apply_days')} days, by {apply_by}.",
        law=f"{_LAW}第2項",
    )
    why(
        f"在留資格なしの在留は{limits.integer('stay_days')}日を限り{stay_until}まで。",
        f"Staying without a status ends after {limits.integer('stay_days')} days, on {stay_until}.",
        law=f"{_LAW}第1項",
    )
    return Output(apply_by, stay_until)
