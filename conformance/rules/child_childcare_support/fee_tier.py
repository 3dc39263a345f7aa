"""The tier of a household and the State's ceiling of the fee under three."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Code, InForce, Parameters, Why, rule, value
from conformance.rules.scope import within

_LAW: Final = "子ども・子育て支援法施行令第4条第2項、同法施行規則第20条・第22条"
_WELFARE, _EXEMPT, _FIRST_TAXED = 1, 2, 3
_REDUCED_TIERS: Final = (3, 4)


@value
class Given:
    """The household's base (yen), its circumstances, the hours of care.

    `domiciled_on_tax_date`: everybody whose tax counts lived in Japan on 1 January of the tax year.
    """

    tax_base: int
    welfare: bool
    tax_exempt: bool
    special_household: bool
    care_level: Literal["standard", "short"]
    domiciled_on_tax_date: bool = True


@value
class Output:
    """The tier, 1 to 8, and the ceiling (yen a month)."""

    tier: Code
    ceiling: int


@rule("child_childcare_support", "fee-tier", law=_LAW)
def fee_tier(given: Given, law: Parameters, why: Why) -> Output:
    """Return the tier and the ceiling by tier and hours.

    Below the limits the tiers are 3 to 7, from the last on 8; a base on a boundary belongs to the
    tier above. Who is untaxed for want of a domicile in Japan alone is judged by the base. A
    household with special needs (要保護者等世帯) below its limit has a lower ceiling in tiers 3
    and 4. Negative bases, and one of a household that is not taxed, are out of scope.
    """
    in_force = law.on(date.max)
    tier = _tier(given, in_force)
    why(
        f"算定基準額{given.tax_base}円と世帯の状況により第{tier}階層。",
        f"A base of {given.tax_base} yen and the household's state give tier {tier}.",
        law="子ども・子育て支援法施行令第4条第2項",
    )
    reduced = _reduced(given, tier, in_force)
    ceiling = (
        in_force.integer("special_ceiling")
        if reduced
        else in_force.integers(given.care_level)[tier - 1]
    )
    why(
        f"{'要保護者等世帯の' if reduced else ''}上限額は{ceiling}円。",
        f"The ceiling{' of households with special needs' if reduced else ''} is {ceiling} yen.",
        law="子ども・子育て支援法施行規則第22条" if reduced else _LAW,
    )
    return Output(str(tier), ceiling)


def _tier(given: Given, in_force: InForce) -> int:
    base = within("tax_base", given.tax_base, 0)
    if given.welfare:
        return _WELFARE
    if given.tax_exempt and given.domiciled_on_tax_date:
        within("tax_base", base, 0, 0)
        return _EXEMPT
    return _FIRST_TAXED + sum(base >= limit for limit in in_force.integers("limits"))


def _reduced(given: Given, tier: int, in_force: InForce) -> bool:
    below = given.tax_base < in_force.integer("special_limit")
    return given.special_household and tier in _REDUCED_TIERS and below
