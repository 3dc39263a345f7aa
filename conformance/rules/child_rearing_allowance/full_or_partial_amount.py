"""The monthly allowance: in full, in part or none, by the recipient's income."""

from conformance.rules.child_rearing_allowance._rates import (
    Category,
    RecipientHousehold,
    limits,
    rate,
)
from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth


@value
class Given:
    """The month, the assessed income (yen), the dependants and the number of children."""

    month: YearMonth
    assessed_income: int
    dependants: int
    elderly_dependants: int
    special_dependants: int
    child_count: int


@value
class Output:
    """The category (1 full, 2 partial, 3 none), the parts and their sum (yen a month)."""

    category: Category
    base: int
    second: int
    third: int
    total: int


@rule(
    "child_rearing_allowance",
    "full-or-partial-amount",
    law="児童扶養手当法第5条・第5条の2・第9条、同法施行令第2条の2・第2条の4",
)
def full_or_partial_amount(given: Given, law: Parameters, why: Why) -> Output:
    """Return the category and the amounts of the month.

    An income below the first limit gives the full amount, at or above the second none; between
    them each part is reduced by (excess × coefficient, 5 yen upwards to 10) and 10 yen more. For
    parents and caregivers, not for caregivers of orphans. Without children the amounts are 0.
    """
    household = RecipientHousehold(
        given.assessed_income,
        given.dependants,
        given.elderly_dependants,
        given.special_dependants,
        given.child_count,
    )
    in_force = law.on(given.month)
    found, bounds = rate(household, in_force), limits(household, in_force)
    why(
        f"{given.month}分の限度額は全部支給{bounds.full}円未満、一部支給{bounds.partial}円未満。",
        f"For {given.month}: full below {bounds.full} yen, partial below {bounds.partial} yen.",
        law="児童扶養手当法施行令第2条の4",
    )
    why(
        f"審査対象所得{given.assessed_income}円により支給区分は{found.category}、"
        f"1人目{found.base}円、2人目{found.second}円、3人目以降{found.third}円。",
        f"An income of {given.assessed_income} yen gives category {found.category}: "
        f"{found.base}, {found.second} and {found.third} yen.",
        law="児童扶養手当法第5条・第9条",
    )
    return Output(found.category, found.base, found.second, found.third, found.total)
