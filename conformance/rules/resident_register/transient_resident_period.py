"""How long a person may stay without a status of residence after birth or loss of nationality."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.resident_register._periods import days_after
from conformance.values.office_days import STANDARD

_LAW: Final = "入管法第22条の2"
_SPECIAL: Final = "入管特例法第4条"
_CLOSED: Final = "行政機関の休日に関する法律第2条"
_CLOSED_LOCALLY: Final = "地方自治法第4条の2第4項"


@value
class Given:
    """The day of birth or loss of nationality, who the person descends from, how it is counted.

    `special_permanent_descendant`: of those who lost Japanese nationality by the peace treaty;
    `count_first_day`: the day of the event counts as the first.
    """

    event_on: date
    count_first_day: bool = False
    special_permanent_descendant: bool = False


@value
class Output:
    """The last day to apply, where, and the last day of staying without a status."""

    apply_by: date
    stay_until: date
    office: Literal["immigration", "municipality"]


@rule(
    "resident_register",
    "transient-resident-period",
    law=f"{_LAW}・{_SPECIAL}・住民基本台帳法第30条の45",
)
def transient_resident_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return the ends of both periods; by 民法第140条 the day of the event does not count.

    An office that counts the day of the event reaches each end one day earlier. A day on which the
    office is closed is no last day to apply, but does not lengthen the stay. Descendants of
    those who lost Japanese nationality by the peace treaty have as long to apply for special
    permanent residence as they may stay, and do so at the municipality.
    """
    counts, limits = given.count_first_day, law.on(given.event_on)
    why(
        f"事由の日{given.event_on}を数え{'る' if counts else 'ない'}。",
        f"The day of the event, {given.event_on}, {'counts' if counts else 'does not count'}.",
        law="民法第140条",
    )
    special = given.special_permanent_descendant
    days = limits.integer("special_apply_days" if special else "apply_days")
    last = days_after(given.event_on, days - counts)
    apply_by = STANDARD.open_on_or_after(last)
    stay_until = days_after(given.event_on, limits.integer("stay_days") - counts)
    why(
        f"{'特別永住許可' if special else '在留資格の取得'}の申請は{days}日以内の{last}まで。",
        f"{'Special permanent residence' if special else 'A status'} is to be applied for within "
        f"{days} days, by {last}.",
        law=f"{_SPECIAL}第2項・第3項" if special else f"{_LAW}第2項",
    )
    if apply_by != last:
        why(
            f"{last}は休日なので、申請は{apply_by}まで。",
            f"{last} is a closed day: the application is in time until {apply_by}.",
            law=_CLOSED_LOCALLY if special else _CLOSED,
        )
    why(
        f"在留資格なしの在留は{limits.integer('stay_days')}日を限り{stay_until}まで。",
        f"Staying without a status ends after {limits.integer('stay_days')} days, on {stay_until}.",
        law=f"{_LAW}第1項",
    )
    return Output(apply_by, stay_until, "municipality" if special else "immigration")
