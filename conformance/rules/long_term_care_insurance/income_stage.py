"""The income stage (所得段階), 1 to 13, that decides a person's premium."""

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import fiscal_year_months

_LAW = "介護保険法施行令第38条第1項"
_FIRST_TAXED_STAGE = 6


@value
class Given:
    """The year, what the person and household are on 1 April, and the year's income in yen."""

    fiscal_year: int
    welfare_recipient: bool
    old_age_pension: bool
    self_taxed: bool
    household_taxed: bool
    pension_income: NonNegativeInt
    other_income: NonNegativeInt
    total_income: NonNegativeInt


@value
class Output:
    """The stage, 1 to 13."""

    stage: int


@rule(
    "long_term_care_insurance",
    "income-stage",
    law="介護保険法施行令第38条、同法施行規則第143条～第143条の3",
)
def income_stage(given: Given, law: Parameters, why: Why) -> Output:
    """Return the national standard's stage.

    Public assistance, or the old-age welfare pension in an untaxed household, is stage 1. Untaxed
    households are 1 to 3 and untaxed persons in taxed ones 4 or 5 by pension and other income;
    taxed persons are 6 to 13 by total income (介護保険法施行令第38条第1項). A taxed person in an
    untaxed household is a contradiction and out of scope.
    """
    if given.self_taxed and not given.household_taxed:
        msg = "household_taxed: expected true, for the taxed person belongs to it; found false"
        raise OutOfScopeError(msg)
    in_force = law.on(fiscal_year_months(given.fiscal_year)[0])
    stage = _stage(given, in_force, why)
    why(f"第{stage}段階とする。", f"Stage {stage}.", law=_LAW)
    return Output(stage)


def _stage(given: Given, in_force: InForce, why: Why) -> int:
    low = in_force.integer("low_threshold")
    if given.welfare_recipient or (given.old_age_pension and not given.household_taxed):
        why(
            "生活保護受給者、または世帯非課税の老齢福祉年金受給者である。",
            "On public assistance, or on the old-age welfare pension in an untaxed household.",
            law=_LAW,
        )
        return 1
    if given.self_taxed:
        return _taxed_stage(given.total_income, in_force, why)
    income = given.pension_income + given.other_income
    why(
        f"本人非課税で世帯は{'課税' if given.household_taxed else '非課税'}。"
        f"課税年金収入とその他の合計所得は{income}円、基準額は{low}円。",
        f"Untaxed in a{' taxed' if given.household_taxed else 'n untaxed'} household; pension and "
        f"other income {income} yen against {low} yen.",
        law=_LAW,
    )
    if given.household_taxed:
        return 4 if income <= low else 5
    return 1 if income <= low else 2 if income <= in_force.integer("second_threshold") else 3


def _taxed_stage(total_income: int, in_force: InForce, why: Why) -> int:
    reached = [each for each in in_force.integers("taxed_thresholds") if each <= total_income]
    why(
        f"本人課税で合計所得{total_income}円は、段階を分ける額の{len(reached)}個に達する。",
        f"Taxed; a total income of {total_income} yen reaches {len(reached)} of the thresholds.",
        law=_LAW,
    )
    return _FIRST_TAXED_STAGE + len(reached)
