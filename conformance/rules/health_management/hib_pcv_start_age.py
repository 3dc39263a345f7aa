"""How many doses of Hib and pneumococcal vaccine follow from the age at the first one."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.health_management._ages import reaches

_LAW: Final = "予防接種実施規則、定期接種実施要領"
_FIRST, _BABY, _ONE_YEAR, _TWO_YEARS, _LAST = 2, 7, 12, 24, 60


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
def hib_pcv_start_age(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the doses by the age at the first: the older, the fewer.

    Each age lasts through the day before its corresponding day (至るまで).
    """
    months = (_FIRST, _BABY, _ONE_YEAR, _TWO_YEARS, _LAST)
    days = {age: reaches(given.birth_date, age) for age in months}
    why(
        f"7か月に至る日は{days[_BABY]}、12か月に至る日は{days[_ONE_YEAR]}。",
        f"Seven months are reached on {days[_BABY]}, twelve on {days[_ONE_YEAR]}.",
        law="年齢計算ニ関スル法律",
    )
    primary, booster = _doses(given, days)
    why(
        f"{given.first_date}に始めれば初回{primary}回、追加{booster}回。",
        f"Begun on {given.first_date}: {primary} first doses and {booster} boosters.",
        law=_LAW,
    )
    return Output(primary, booster)


def _doses(given: Given, days: dict[int, date]) -> tuple[int, int]:
    day = given.first_date
    if not days[_FIRST] <= day <= days[_LAST]:
        return 0, 0
    if day <= days[_BABY]:
        return 3, 1
    if day <= days[_ONE_YEAR]:
        return 2, 1
    return (2, 0) if given.vaccine == "PCV" and day <= days[_TWO_YEARS] else (1, 0)
