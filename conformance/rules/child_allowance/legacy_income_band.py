"""The income band that decided the rate up to September 2024."""

from pydantic import NonNegativeInt

from conformance.rules.child_allowance._reform import REFORM_MONTH
from conformance.rules.core import Code, InForce, Parameters, Why, rule, value
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_JUNE = 6
_FULL, _SPECIAL, _OVER_CAP = "1", "2", "3"


@value
class Given:
    """The month, the income after deductions (yen), all dependants and the elderly among them."""

    month: YearMonth
    assessed_income: int
    dependants: NonNegativeInt
    elderly_dependants: NonNegativeInt


@value
class Output:
    """The calendar year of the income and the band; both None from 2024-10."""

    income_year: int | None
    income_band: Code | None


@rule(
    "child_allowance",
    "legacy-income-band",
    law="児童手当法（改正前）第5条・附則第2条、同法施行令第1条・第7条（改正前）",
)
def legacy_income_band(given: Given, law: Parameters, why: Why) -> Output:
    """Return the income year and band: 1 below the limit, 2 below the cap, 3 at or above it.

    Income equal to a limit is at it. The cap exists from 2022-06; from 2024-10 there is no band;
    before 2012-06 out of scope (改正前の児童手当法第5条、施行令第1条), as are more elderly people
    than dependants.
    """
    most = within("dependants", given.dependants, 0)
    within("elderly_dependants", given.elderly_dependants, 0, most)
    month, income = given.month, given.assessed_income
    if month >= REFORM_MONTH:
        why(
            f"{month}分には所得制限がない。",
            f"No income limit applies to {month}.",
            law="令和6年法律第47号による改正後の児童手当法第4条",
        )
        return Output(None, None)
    year = month.year - (1 if month.month >= _JUNE else 2)
    why(
        f"{month}分は{year}年の所得による。",
        f"{month} goes by the income of {year}.",
        law="児童手当法（改正前）第5条",
    )
    band = _band(given, law.on(month), why)
    why(
        f"所得{income}円は所得区分{band}。",
        f"An income of {income} yen is band {band}.",
        law="児童手当法（改正前）第5条・附則第2条",
    )
    return Output(year, band)


def _band(given: Given, law: InForce, why: Why) -> str:
    extra = (
        law.integer("per_dependant") * given.dependants
        + law.integer("per_elderly") * given.elderly_dependants
    )
    limit = law.integer("limit_base") + extra
    why(
        f"扶養親族等{given.dependants}人（うち老人{given.elderly_dependants}人）の"
        f"所得制限限度額は{limit}円。",
        f"With {given.dependants} dependants ({given.elderly_dependants} elderly) "
        f"the limit is {limit} yen.",
        law="児童手当法施行令第1条（改正前）",
    )
    if given.assessed_income < limit:
        return _FULL
    if "cap_base" not in law:
        return _SPECIAL
    cap = law.integer("cap_base") + extra
    why(
        f"所得上限限度額は{cap}円。",
        f"The cap is {cap} yen.",
        law="児童手当法施行令第7条（改正前）",
    )
    return _SPECIAL if given.assessed_income < cap else _OVER_CAP
