"""The monthly ceilings of the person's share, and what lies above them."""

from pydantic import NonNegativeInt

from conformance.rules.core import InForce, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_LAW = "介護保険法施行令第22条の2の2"


@value
class Given:
    """The month; what person and household are; yen of income and of shares paid.

    `domiciled_on_tax_date`: everybody whose tax counts lived in Japan on 1 January of the tax year.
    """

    service_month: YearMonth
    welfare_recipient: bool
    old_age_pension: bool
    household_taxed: bool
    max_taxable_income: NonNegativeInt
    own_income: NonNegativeInt
    household_copay: NonNegativeInt
    own_copay: NonNegativeInt
    domiciled_on_tax_date: bool = True


@value
class Output:
    """The ceilings and what lies above each, in yen; no own ceiling is null."""

    household_limit: int
    individual_limit: int | None
    household_excess: int
    individual_excess: int


@rule(
    "long_term_care_insurance",
    "high-cost-limit",
    law="介護保険法第51条・第61条、同法施行令第22条の2の2",
)
def high_cost_limit(given: Given, law: Parameters, why: Why) -> Output:
    """Return both ceilings and what the shares exceed them by.

    The household's goes by public assistance, tax and the largest taxable income of those of 65 or
    over; the own one holds on public assistance, and in untaxed households on the old-age welfare
    pension or with little income (介護保険法施行令第22条の2の2). A household of which somebody was
    not taxed for want of a domicile in Japan is not an untaxed one. Who is on public assistance is
    judged by the own share alone (第2項・第4項): shares of others are out of scope then. A taxable
    income from 3.8 million yen in an untaxed household, and an own share above the household's, are
    contradictions and out of scope.
    """
    least = given.household_copay if given.welfare_recipient else 0
    within("own_copay", given.own_copay, least, given.household_copay)
    in_force = law.on(given.service_month)
    household, own = _household_limit(given, in_force), _own_limit(given, in_force)
    why(
        f"世帯の上限は{household}円、個人の上限は{'なし' if own is None else f'{own}円'}。",
        f"Ceiling of the household {household} yen, of the person {own or 'none'}.",
        law=_LAW,
    )
    above = max(0, given.household_copay - household)
    own_above = 0 if own is None else max(0, given.own_copay - own)
    why(
        f"世帯の負担{given.household_copay}円の超過は{above}円、"
        f"本人の負担{given.own_copay}円の超過は{own_above}円。",
        f"{given.household_copay} yen of the household exceed it by {above}, {given.own_copay} of "
        f"the person by {own_above}.",
        law=_LAW,
    )
    return Output(household, own, above, own_above)


def _household_limit(given: Given, in_force: InForce) -> int:
    if given.welfare_recipient:
        return in_force.integer("individual")
    rich = given.max_taxable_income >= in_force.integer("income_380")
    if not given.household_taxed:
        if rich:
            msg = (
                f"household_taxed: expected true with a taxable income of "
                f"{given.max_taxable_income}, found false"
            )
            raise OutOfScopeError(msg)
        if given.domiciled_on_tax_date:
            return in_force.integer("limit_nontaxed")
    if given.max_taxable_income >= in_force.integer("income_690"):
        return in_force.integer("limit_690")
    return in_force.integer("limit_380" if rich else "limit_taxed")


def _own_limit(given: Given, in_force: InForce) -> int | None:
    little = given.old_age_pension or given.own_income <= in_force.integer("low_threshold")
    untaxed = not given.household_taxed and given.domiciled_on_tax_date
    if given.welfare_recipient or (untaxed and little):
        return in_force.integer("individual")
    return None
