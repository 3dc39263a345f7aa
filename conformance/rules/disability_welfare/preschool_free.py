"""When services for children with disabilities are free before school."""

from datetime import date
from typing import Final

from conformance.rules.ages import fiscal_year_end_after_attaining
from conformance.rules.calendar_room import roomy
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import next_day, not_before

_LAW: Final = "児童福祉法施行令第24条"


@value
class Given:
    """The child's birth and the day of the service."""

    birth_date: date
    service_date: date


@value
class Output:
    """Whether the service is free."""

    free: bool


@rule("disability_welfare", "preschool-free", law=_LAW)
def preschool_free(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the day lies from 1 April after attaining 3 to 31 March after attaining 6.

    Born on 1 April, an age is attained on 31 March, which is the year's end itself. Days before the
    measure existed (2019-10-01), and before the birth, are out of scope.
    """
    not_before("service_date", given.service_date, given.birth_date)
    now, birth = law.on(given.service_date), roomy("birth_date", given.birth_date)
    start_age, end_age = now.integer("start_age"), now.integer("end_age")
    first = next_day("birth_date", fiscal_year_end_after_attaining(birth, start_age))
    last = fiscal_year_end_after_attaining(birth, end_age)
    why(
        f"{birth}生まれの児童の無償の期間は{first}から{last}。",
        f"For a child born on {birth} services are free from {first} to {last}.",
        law=f"{_LAW}、年齢計算ニ関スル法律",
    )
    free = first <= given.service_date <= last
    why(
        f"{given.service_date}の利用は{'無料とする' if free else '無償の対象でない'}。",
        f"On {given.service_date} the service is {'free' if free else 'not free'}.",
        law=_LAW,
    )
    return Output(free)
