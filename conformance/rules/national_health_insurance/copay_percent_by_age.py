"""The share of the costs a person pays, by age on the day of the service."""

from datetime import date
from typing import Final

from conformance.rules.ages import attains, birthday, fiscal_year_end_after_attaining
from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth

_LAW: Final = "国民健康保険法第42条"
_SCHOOL, _ELDER, _LATE = 6, 70, 75


@value
class Given:
    """The birth, the day of the service, whether the household earns like the active."""

    birth_date: date
    service_date: date
    active_income: bool


@value
class Output:
    """The share in percent; None from 75 on, when another insurance pays."""

    percent: int | None


@rule("national_health_insurance", "copay-percent-by-age", law=_LAW)
def copay_percent_by_age(given: Given, law: Parameters, why: Why) -> Output:
    """Return 20 percent until school age and from 70 (30 with an active income), else 30.

    The change at 70 comes on the first of the month after it is attained; the insurance ends on the
    75th birthday. Services before April 2008, and the elderly born until 1 April 1944, who paid a
    tenth by a special measure, are out of scope.
    """
    birth, day = given.birth_date, given.service_date
    now = law.on(not_before("service_date", day, birth))
    school, late = fiscal_year_end_after_attaining(birth, _SCHOOL), birthday(birth, _LATE)
    elder = YearMonth.of(attains(birth, _ELDER)).last_day
    why(
        f"未就学の扱いは{school}まで、70歳到達月の末日は{elder}、75歳の誕生日は{late}。",
        f"Below school age until {school}, at 70 from the day after {elder}, 75 on {late}.",
        law=_LAW,
    )
    percent = _percent(given, now, (school, elder, late))
    why(
        "国保の対象外。" if percent is None else f"{day}の診療の負担割合は{percent}％。",
        f"{day}: insured elsewhere." if percent is None else f"{day}: {percent} percent.",
        law=_LAW,
    )
    return Output(percent)


def _percent(given: Given, now: InForce, until: tuple[date, date, date]) -> int | None:
    day, (school, elder, late) = given.service_date, until
    if day >= late:
        return None
    if day <= school:
        return now.integer("school_percent")
    if day <= elder:
        return now.integer("ordinary_percent")
    if given.active_income:
        return now.integer("active_percent")
    if given.birth_date <= now.date("tenth_born_until"):
        msg = f"birth_date: expected a day after those of one tenth, found {given.birth_date}"
        raise OutOfScopeError(msg)
    return now.integer("elder_percent")
