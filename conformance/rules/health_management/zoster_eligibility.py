"""Who may have the shingles vaccine as a routine one, fiscal years 2025 to 2029."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.health_management._fiscal_year_age import age_at_fiscal_year_end

Kind = Literal["regular", "transitional", "none"]

_LAW: Final = "予防接種法施行令第3条・附則（令和7年4月1日改正）"
_OVER_100: Final = 101


@value
class Given:
    """The birth, the fiscal year, whether a course of the vaccine was completed before."""

    birth_date: date
    fiscal_year: int
    vaccinated_before: bool


@value
class Output:
    """Whether and as what the person may have it, and the age by the year's end."""

    eligible: bool
    kind: Kind
    fy_end_age: int


@rule("health_management", "zoster-eligibility", law=_LAW)
def zoster_eligibility(given: Given, law: Parameters, why: Why) -> Output:
    """Return the kind by the age attained by 31 March; who completed a course has none.

    65 is the regular age, 70 to 100 by fives the transitional ones, and in 2025 all above 100.
    Other fiscal years and births after the year are out of scope.
    """
    age = age_at_fiscal_year_end(given.birth_date, given.fiscal_year)
    why(
        f"{given.fiscal_year}年度末までに達する年齢は{age}歳。",
        f"By the end of fiscal year {given.fiscal_year} the age is {age}.",
        law="年齢計算ニ関スル法律",
    )
    kind = _kind(age, given.fiscal_year, law.on(date(given.fiscal_year, 4, 1)))
    found: Kind = "none" if given.vaccinated_before else kind
    why(
        f"年齢による区分は{kind}、接種の完了により{found}。",
        f"By age {kind}; {'completed before' if given.vaccinated_before else 'not completed'}: "
        f"{found}.",
        law=_LAW,
    )
    return Output(found != "none", found, age)


def _kind(age: int, fiscal_year: int, in_force: InForce) -> Kind:
    if age == in_force.integer("regular_age"):
        return "regular"
    over = fiscal_year == in_force.integer("over_100_fy") and age >= _OVER_100
    return "transitional" if over or age in in_force.integers("transitional_ages") else "none"
