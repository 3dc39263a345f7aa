"""Reduction of the tax for disabled persons and families that drive them."""

from datetime import date
from typing import Literal

from conformance.rules.ages import attains
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.light_vehicle_tax._base_date import Year, base_date, law_of
from conformance.rules.scope import not_before

_LAW = "地方税法第456条(令和7年度までは第463条の23)・市区町村税条例"


@value
class Given:
    """The year, the disability, owner and birth, the days of certificate and application."""

    fiscal_year: Year
    disability: Literal["physical", "intellectual", "mental"]
    owner: Literal["self", "family"]
    disabled_birth_date: date
    certificate_date: date
    applied_on: date
    due_date: date
    other_vehicle_reduced: bool = False
    business_use: bool = False
    family_any_age: bool = False


@value
class Output:
    """Whether the tax of the year is waived."""

    reduced: bool


@rule(
    "light_vehicle_tax",
    "disability-reduction",
    law="市区町村税条例(地方税法第456条に基づく。令和7年度までは第463条の23)",
)
def disability_reduction(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether all conditions hold on 1 April; the grade is judged elsewhere.

    A family may own the vehicle of a physically disabled person below the age of the ordinance
    only; the age is attained the day before the birthday. The application's last day counts. One
    made before 1 April is none for this year and out of scope, as is a last day of another year.
    """
    day = base_date(given.fiscal_year)
    not_before("applied_on", given.applied_on, day)
    not_before("due_date", given.due_date, day)
    if base_date(given.fiscal_year + 1) <= given.due_date:
        msg = f"due_date: expected a day of fiscal year {given.fiscal_year}, found {given.due_date}"
        raise OutOfScopeError(msg)
    age = law_of(law, given.fiscal_year).integer("age_limit")
    formal = {
        f"手帳の交付が{day}以前": given.certificate_date <= day,
        f"申請が{given.due_date}以前": given.applied_on <= given.due_date,
        "他の車両が減免を受けていない": not given.other_vehicle_reduced,
        "営業用でない": not given.business_use,
    }
    missing = [text for text, holds in formal.items() if not holds]
    why(
        f"満たさない要件: {'、'.join(missing) or 'なし'}。",
        f"{len(missing)} of {len(formal)} formal conditions fail.",
        law=_LAW,
    )
    owner = _owner_fits(given, day, age)
    why(
        f"所有者{given.owner}・障害{given.disability}: 所有者要件{'適合' if owner else '不適合'}。",
        f"Owner {given.owner}, disability {given.disability}: {'fits' if owner else 'no'}.",
        law=_LAW,
    )
    return Output(owner and not missing)


def _owner_fits(given: Given, day: date, age: int) -> bool:
    if given.owner == "self" or given.disability != "physical" or given.family_any_age:
        return True
    return attains(given.disabled_birth_date, age) > day
