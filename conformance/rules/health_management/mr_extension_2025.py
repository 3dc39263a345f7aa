"""The longer period for measles and rubella, April 2025 to March 2027."""

import datetime as dt
from typing import Final, Literal

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.health_management._ages import Window, between, year_before_school

Basis = Literal["ordinary", "extension", "none"]

_LAW: Final = "麻しん及び風しんの定期の予防接種に係る対応（令和7年3月11日厚生労働省通知）"
_MR1_MONTHS: Final = (12, 24)  # 予防接種法施行令第3条
_COHORTS: Final = {"MR1": "cohort_mr1", "MR2": "cohort_mr2"}


@value
class Given:
    """The vaccination, the child's birth, the day, whether supply kept it from being in time."""

    vaccine: Literal["MR1", "MR2"]
    birth_date: dt.date
    date: dt.date
    supply_reason: bool


@value
class Output:
    """Whether the vaccination is a routine one and why."""

    eligible: bool
    basis: Basis


@rule("health_management", "mr-extension-2025", law=_LAW, also_before=True)
def mr_extension_2025(given: Given, law: Parameters, why: Why) -> Output:
    """Return the ordinary period, or the extension for the years of birth that missed it.

    The extension needs shortage as the reason and a day between April 2025 and March 2027.
    """
    window = _window(given)
    why(
        f"通常の対象期間は{window.first}から{window.last}まで。",
        f"The ordinary period is {window.first} to {window.last}.",
        law="予防接種法施行令第3条",
    )
    basis = _basis(given, window, law.on(given.date))
    why(f"{given.date}の接種は{basis}。", f"On {given.date}: {basis}.", law=_LAW)
    return Output(basis != "none", basis)


def _window(given: Given) -> Window:
    if given.vaccine == "MR2":
        return year_before_school(given.birth_date)
    return between(given.birth_date, *_MR1_MONTHS)


def _basis(given: Given, window: Window, in_force: InForce) -> Basis:
    if window.holds(given.date):
        return "ordinary"
    name = _COHORTS[given.vaccine]
    if given.date < window.first or name not in in_force or not given.supply_reason:
        return "none"
    first, last = (dt.date.fromisoformat(day) for day in in_force.texts(name))
    return "extension" if first <= given.birth_date <= last else "none"
