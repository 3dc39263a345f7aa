"""When an infant has the checkups that the law prescribes (1歳6か月児・3歳児)."""

import datetime as dt
from typing import Annotated, Final, Literal, cast

from pydantic import Field

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.health_management._ages import Window, months_after, reaches
from conformance.rules.scope import since_law

_LAW: Final = "母子保健法第12条第1項"


@value
class Given:
    """The checkup, the child's birth, the day."""

    checkup_kind: Literal["05", "07"]
    birth_date: dt.date
    date: dt.date


@value
class Output:
    """The first and last day and whether the day lies between."""

    first_day: Annotated[dt.date, Field(alias="from")]
    last_day: Annotated[dt.date, Field(alias="to")]
    eligible: bool


@rule("health_management", "statutory-infant-checkup", law=_LAW)
def statutory_infant_checkup(given: Given, law: Parameters, why: Why) -> Output:
    """Return the period: past the lower age (超え), the upper one not attained (達しない).

    It begins on the corresponding day, or on the first of the next month without one, and ends
    the day before the birthday. Days before municipalities had both checkups are out of scope.
    """
    since_law(law, "date", given.date)
    ages = cast("dict[str, list[int]]", law.on(given.date).raw("months"))
    lower, upper = ages[given.checkup_kind]
    window = Window(months_after(given.birth_date, lower), reaches(given.birth_date, upper))
    why(
        f"生後{lower}か月を超える{window.first}から、{upper}か月に達する前の{window.last}まで。",
        f"From {window.first}, past {lower} months, to {window.last}, before {upper} months.",
        law=_LAW,
    )
    eligible = window.holds(given.date)
    why(
        f"{given.date}は対象期間{'内' if eligible else '外'}。",
        f"{given.date} lies {'within' if eligible else 'outside'} the period.",
        law=_LAW,
    )
    return Output(window.first, window.last, eligible)
