"""Who may have the yearly vaccines for the elderly (influenza, COVID-19)."""

import datetime as dt
from typing import Final, Literal

from conformance.rules.ages import attains
from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.scope import within

Kind = Literal["age65", "disability60", "none"]

_LAW: Final = "予防接種法施行令第3条、予防接種実施規則第22条・第24条"
_LAST_BIRTH_YEAR: Final = 9900


@value
class Given:
    """The vaccine, the birth, the day, a severe disability, a dose already had this season."""

    vaccine: Literal["FLU", "COVID"]
    birth_date: dt.date
    date: dt.date
    severe_disability: bool
    received_this_season: bool


@value
class Output:
    """Whether the person may have it and on which ground."""

    eligible: bool
    kind: Kind


@rule("health_management", "elderly-annual-vaccine", law=_LAW)
def elderly_annual_vaccine(given: Given, law: Parameters, why: Why) -> Output:
    """Return the ground: from 65, or from 60 with a severe disability, once a season.

    An age begins the day before the birthday. A vaccine that is no routine one that day has no
    ground: COVID-19 before April 2024 and in every year from April to September. The dates that a
    municipality sets itself are not judged.
    """
    within("birth_date", given.birth_date.year, 1, _LAST_BIRTH_YEAR)
    now = law.on(given.date)
    ages = now.integer("age"), now.integer("age_with_disability")
    first, with_disability = (attains(given.birth_date, age) for age in ages)
    why(
        f"{ages[0]}歳に達する日は{first}、{ages[1]}歳に達する日は{with_disability}。",
        f"{ages[0]} is attained on {first}, {ages[1]} on {with_disability}.",
        law="年齢計算ニ関スル法律",
    )
    kind: Kind = "none"
    if _routine(given, now) and not given.received_this_season:
        kind = _kind(given, first, with_disability)
    why(f"{given.date}の{given.vaccine}は{kind}。", f"On {given.date}: {kind}.", law=_LAW)
    return Output(kind != "none", kind)


def _routine(given: Given, now: InForce) -> bool:
    if given.vaccine not in now.texts("vaccines"):
        return False
    if given.vaccine != "COVID":
        return True
    first, last = now.texts("covid_season")
    return not last < f"{given.date:%m-%d}" < first


def _kind(given: Given, first: dt.date, with_disability: dt.date) -> Kind:
    if given.date >= first:
        return "age65"
    return "disability60" if given.date >= with_disability and given.severe_disability else "none"
