"""The levy on the corporate tax (法人税割), shared among municipalities by employees."""

from fractions import Fraction
from typing import Annotated

from pydantic import Field

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.fixed_amounts import BASE_UNIT, TAX_UNIT
from conformance.rules.inputs import Count, Measure, Yen
from conformance.rules.rounding import floor_to, percent_of


@value
class Given:
    """The corporate tax (yen), employees in all and in the city, the rate (per cent)."""

    corporate_tax: Yen
    total_employees: Annotated[int, Field(ge=1)]
    city_employees: Count
    rate: Measure


@value
class Output:
    """The city's share of the base and the levy (yen)."""

    base: int
    levy: int


@rule("corporate_resident_tax", "income-levy", law="地方税法第321条の13・第314条の4・第20条の4の2")
def income_levy(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the base, cut to 1,000 yen before and after sharing, and the levy, cut to 100 yen.

    The amount for one employee keeps as many decimals as the number of all employees has digits.
    No months count, and no credits. Out of scope: more employees in the city than in all.
    """
    if given.city_employees > given.total_employees:
        msg = (
            f"city_employees: expected {given.total_employees} at most, "
            f"found {given.city_employees}"
        )
        raise OutOfScopeError(msg)
    whole = floor_to(given.corporate_tax, BASE_UNIT)
    why(
        f"課税標準となる法人税額は千円未満を切り捨てて{whole}円。",
        f"The corporate tax cut to 1,000 yen: {whole} yen.",
        law="地方税法第20条の4の2第1項",
    )
    base = whole if given.city_employees == given.total_employees else _shared(whole, given, why)
    levy = floor_to(percent_of(base, given.rate), TAX_UNIT)
    why(
        f"{base}円×{given.rate}%の百円未満を切り捨てて{levy}円。",
        f"{base} yen at {given.rate} %, cut to 100 yen: {levy} yen.",
        law="地方税法第314条の4・第20条の4の2第3項",
    )
    return Output(base, levy)


def _shared(whole: int, given: Given, why: Why) -> int:
    places = 10 ** len(str(given.total_employees))
    each = Fraction(floor_to(Fraction(whole * places, given.total_employees)), places)
    base = floor_to(each * given.city_employees, BASE_UNIT)
    why(
        f"従業者1人当たり{float(each)}円×市内{given.city_employees}人で{base}円。",
        f"{float(each)} yen for each of {given.city_employees} employees here: {base} yen.",
        law="地方税法第321条の13、施行規則第22号の2様式",
    )
    return base
