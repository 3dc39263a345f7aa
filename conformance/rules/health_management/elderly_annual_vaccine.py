"""Who may have the yearly vaccines for the elderly (influenza, COVID-19)."""

import datetime as dt
from typing import Final, Literal

from conformance.rules.ages import attains
from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.scope import within

Kind = Literal["age65", "disability60", "none"]

_LAW: Final = "予防接種法施行令第3条"
_AGE, _AGE_WITH_DISABILITY = 65, 60
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

    An age begins the day before the birthday. A vaccine that is not yet a routine one that day
    has no ground; the season's own dates are not judged.
    """
    within("birth_date", given.birth_date.year, 1, _LAST_BIRTH_YEAR)
    first = attains(given.birth_date, _AGE)
    why(
        f"65歳に達する日は{first}、60歳に達する日は"
        f"{attains(given.birth_date, _AGE_WITH_DISABILITY)}。",
        f"65 is attained on {first}, 60 on {attains(given.birth_date, _AGE_WITH_DISABILITY)}.",
        law="年齢計算ニ関スル法律",
    )
    kind = _kind(given, law.on(given.date))
    why(f"{given.date}の{given.vaccine}は{kind}。", f"On {given.date}: {kind}.", law=_LAW)
    return Output(kind != "none", kind)


def _kind(given: Given, in_force: InForce) -> Kind:
    routine = "vaccines" in in_force and given.vaccine in in_force.texts("vaccines")
    if not routine or given.received_this_season:
        return "none"
    if given.date >= attains(given.birth_date, _AGE):
        return "age65"
    old_enough = given.date >= attains(given.birth_date, _AGE_WITH_DISABILITY)
    return "disability60" if old_enough and given.severe_disability else "none"
