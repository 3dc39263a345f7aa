"""How many doses of Hib and pneumococcal vaccine follow from the age at the first one."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.health_management._ages import reaches

_LAW: Final = "予防接種実施規則第9条第4項・第10条第2項・第17条"


@value
class Given:
    """The vaccine, the child's birth, the day of the first dose."""

    vaccine: Literal["HIB", "PCV"]
    birth_date: date
    first_date: date


@value
class Output:
    """The first doses and the boosters; both 0 outside the period."""

    primary_doses: int
    booster_doses: int


@rule("health_management", "hib-pcv-start-age", law=_LAW)
def hib_pcv_start_age(given: Given, law: Parameters, why: Why) -> Output:
    """Return the doses by the age at the first: the older, the fewer.

    Each age lasts through the day before its corresponding day (至るまで). First doses before April
    2013 are out of scope.
    """
    ages = law.on(given.first_date).integers("months")
    days = [reaches(given.birth_date, age) for age in ages]
    why(
        f"{ages[1]}か月に至る日は{days[1]}、{ages[2]}か月に至る日は{days[2]}。",
        f"{ages[1]} months are reached on {days[1]}, {ages[2]} on {days[2]}.",
        law="年齢計算ニ関スル法律",
    )
    primary, booster = _doses(given, days)
    why(
        f"{given.first_date}に始めれば初回{primary}回、追加{booster}回。",
        f"Begun on {given.first_date}: {primary} first doses and {booster} boosters.",
        law=_LAW,
    )
    return Output(primary, booster)


def _doses(given: Given, days: list[date]) -> tuple[int, int]:
    first, baby, one_year, two_years, last = days
    day = given.first_date
    if not first <= day <= last:
        return 0, 0
    if day <= baby:
        return 3, 1
    if day <= one_year:
        return 2, 1
    return (2, 0) if given.vaccine == "PCV" and day <= two_years else (1, 0)
