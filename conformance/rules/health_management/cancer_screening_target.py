"""Who is invited to a cancer screening in a fiscal year."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Code, InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.health_management._fiscal_year_age import FEMALE, age_reached

Reason = Literal["method", "sex", "age", "smoking", "interval", "ok"]
Basis = Literal["five_years", "milestone_age"]

_LAW: Final = "健康増進法第19条の2、がん予防重点健康教育及びがん検診実施のための指針"
_KINDS: Final = {
    "01": "stomach",
    "02": "colorectal",
    "03": "lung",
    "04": "breast",
    "05": "cervical",
}
_WOMEN_ONLY: Final = frozenset({"04", "05"})
_STOMACH, _X_RAY = "01", "11"
_CERVICAL, _HPV_TEST = "05", "52"
_SPUTUM: Final = "32"
_METHODS: Final = {
    "01": ("11", "12"),
    "02": ("21",),
    "03": ("31", "32"),
    "04": ("41",),
    "05": ("51", "52"),
}
_MILESTONE: Final = 5


@value
class Given:
    """The screening and method, the person, the fiscal year, the last one, the basis for HPV.

    `smoking_index`: cigarettes a day by years of smoking (喫煙指数), None where it was not asked.
    """

    screening_kind: Code
    method: Code
    birth_date: date
    sex: Code
    fiscal_year: int
    last_screened_fy: int | None = None
    hpv_basis: Basis | None = None
    smoking_index: int | None = None


@value
class Output:
    """The age by the year's end, whether the person is invited, the first reason why not."""

    fy_end_age: int
    eligible: bool
    reason: Reason


@rule("health_management", "cancer-screening-target", law=_LAW)
def cancer_screening_target(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the person is invited: by method, sex, age, smoking, then the interval.

    A method that does not belong to the screening cannot be entered and is out of scope, and so
    is one the guideline does not name (99). Sputum cytology is for heavy smokers, until the
    guideline drops it. Age is the one attained by 31 March. An HPV test comes every five years,
    or at ages divisible by five, as the municipality decides; without its decision, for other
    screenings and with a last screening in the future it is out of scope. So is who never had
    the test at an age between two milestones: some municipalities invite them for the time being.
    """
    _check(given)
    age = age_reached(given.birth_date, given.fiscal_year, why)
    reason = _reason(given, age, law.on(date(given.fiscal_year, 4, 1)))
    why(
        f"検査方法・性別・年齢・喫煙指数・間隔の順にみて{reason}。",
        f"By method, sex, age, smoking and interval in turn: {reason}.",
        law=_LAW,
    )
    return Output(age, reason == "ok", reason)


def _check(given: Given) -> None:
    if given.screening_kind not in _KINDS:
        msg = f"screening_kind: expected one of {sorted(_KINDS)}, found {given.screening_kind!r}"
        raise OutOfScopeError(msg)
    if given.method not in _METHODS[given.screening_kind]:
        msg = f"method: expected one of {_METHODS[given.screening_kind]} for {given.screening_kind}"
        raise OutOfScopeError(f"{msg}, found {given.method!r}")
    if _hpv(given) and given.hpv_basis is None:
        msg = "hpv_basis: expected five_years or milestone_age for an HPV test, found none"
        raise OutOfScopeError(msg)
    if given.last_screened_fy is not None and given.last_screened_fy > given.fiscal_year:
        msg = f"last_screened_fy: expected {given.fiscal_year} at the latest"
        raise OutOfScopeError(f"{msg}, found {given.last_screened_fy}")


def _hpv(given: Given) -> bool:
    return given.screening_kind == _CERVICAL and given.method == _HPV_TEST


def _reason(given: Given, age: int, in_force: InForce) -> Reason:
    if given.method == _SPUTUM and in_force.raw("sputum_in_guideline") is not True:
        return "method"
    return _by_person(given, age, in_force)


def _by_person(given: Given, age: int, in_force: InForce) -> Reason:
    least, years = _bounds(given, in_force)
    milestones = _hpv(given) and given.hpv_basis == "milestone_age"
    if given.screening_kind in _WOMEN_ONLY and given.sex != FEMALE:
        return "sex"
    if age < least:
        return "age"
    if milestones and age % _MILESTONE:
        _check_tested(given, age)
        return "age"
    if given.method == _SPUTUM and _smoked(given) < in_force.integer("sputum_smoking_index"):
        return "smoking"
    if given.last_screened_fy is None:
        return "ok"
    since = given.fiscal_year - given.last_screened_fy
    return "interval" if since < (1 if milestones else years) else "ok"


def _smoked(given: Given) -> int:
    if given.smoking_index is None:
        msg = "smoking_index: expected a number for sputum cytology, found none"
        raise OutOfScopeError(msg)
    return given.smoking_index


def _check_tested(given: Given, age: int) -> None:
    if given.last_screened_fy is None:
        msg = f"last_screened_fy: expected a test before at the age of {age}, found none"
        raise OutOfScopeError(msg)


def _bounds(given: Given, in_force: InForce) -> tuple[int, int]:
    """Return the lowest age and the interval in years."""
    name = "cervical_hpv" if _hpv(given) else _KINDS[given.screening_kind]
    least, years = in_force.integers(name)
    if given.method == _SPUTUM:
        least, years = in_force.integers("lung_sputum")
    if (given.screening_kind, given.method) == (_STOMACH, _X_RAY):
        least = in_force.integer("stomach_xray_min")
    return least, years
