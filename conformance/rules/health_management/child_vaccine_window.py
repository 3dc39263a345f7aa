"""When a child may have a routine vaccination (定期接種の対象期間)."""

from datetime import date, timedelta
from typing import Annotated, Final, cast

from pydantic import Field

from conformance.rules.core import Code, InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.health_management._ages import (
    Window,
    between,
    hold_born_since,
    hpv_years,
    reaches,
    year_before_school,
)

_LAW: Final = "予防接種法施行令第3条"
_MONTHS_A_YEAR: Final = 12


@value
class Given:
    """The vaccination and the child's birth."""

    vaccine: Code
    birth_date: date


@value
class Output:
    """The first and the last day."""

    first_day: Annotated[date, Field(alias="from")]
    last_day: Annotated[date, Field(alias="to")]


@rule("health_management", "child-vaccine-window", law=f"{_LAW}、年齢計算ニ関スル法律")
def child_vaccine_window(given: Given, law: Parameters, why: Why) -> Output:
    """Return the days on which the vaccination is a routine one.

    From the day before the corresponding day until the day before the corresponding day of the
    upper age (至るまで); where a month lacks the day, its last. Vaccinations of other people than
    children are out of scope, as are children born before the vaccination was a routine one as now.
    """
    in_force = law.on(date.max)
    window = _window(given, in_force)
    hold_born_since(given.birth_date, given.vaccine, in_force)
    why(
        f"{given.vaccine}の対象の始まりは{window.first}（応当日の前日、なければ月末）。",
        f"{given.vaccine} begins on {window.first}: the day before the corresponding day, "
        "or the month's last.",
        law="年齢計算ニ関スル法律",
    )
    why(f"対象の終わりは{window.last}。", f"It ends on {window.last}.", law=_LAW)
    return Output(window.first, window.last)


def _window(given: Given, in_force: InForce) -> Window:
    birth, vaccine = given.birth_date, given.vaccine
    if vaccine == "MR2":
        return year_before_school(birth)
    if vaccine == "HPV":
        return hpv_years(birth)
    if vaccine in in_force.texts("until_one_year"):
        return Window(birth, reaches(birth, _MONTHS_A_YEAR))
    for name, per_unit in (("months", 1), ("years", _MONTHS_A_YEAR)):
        if bounds := _bounds(in_force, name).get(vaccine):
            return between(birth, bounds[0] * per_unit, bounds[1] * per_unit)
    if bounds := _bounds(in_force, "weeks").get(vaccine):
        first, last = (birth + timedelta(weeks=weeks) for weeks in bounds)
        return Window(first, last)
    msg = f"vaccine: expected a routine vaccination of children, found {vaccine!r}"
    raise OutOfScopeError(msg)


def _bounds(in_force: InForce, name: str) -> dict[str, list[int]]:
    return cast("dict[str, list[int]]", in_force.raw(name))
