"""The income class that limits what people under 70 pay."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import LATEST

_LAW: Final = "国民健康保険法施行令第29条の3第1項・第2項・第10項"
Class = Literal["A", "B", "C", "D", "E"]


@value
class Given:
    """Proviso incomes added up (yen), exemption, whether all are known and were domiciled here."""

    proviso_income_sum: int
    household_tax_exempt: bool
    income_known: bool
    all_domiciled: bool = True


@value
class Output:
    """The class, A (ア, highest) to E (オ, exempt)."""

    limit_class: Class


@rule("national_health_insurance", "limit-class-under70", law=_LAW)
def limit_class_under70(given: Given, law: Parameters, why: Why) -> Output:
    """Return A while an income is unknown, E for an exempt household, else by the sum.

    A household is not exempt by the provision where anybody had no domicile in Japan on the day
    the residents' tax is assessed (第1項第5号); its class is that of the sum.
    """
    now = law.on(LATEST)
    if not given.income_known:
        why("所得の判明しない者がいるため区分ア。", "An income is unknown: class A.", law=_LAW)
        return Output("A")
    if given.household_tax_exempt and not given.all_domiciled:
        why(
            "賦課期日に国内に住所を有しない者がいるため、市町村民税世帯非課税の場合に当たらない。",
            "Somebody had no domicile in Japan on the tax date: not class E.",
            law=_LAW,
        )
    elif given.household_tax_exempt:
        why("住民税非課税のため区分オ。", "Exempt from residents' tax: class E.", law=_LAW)
        return Output("E")
    total = given.proviso_income_sum
    limits: tuple[tuple[Class, int], ...] = (
        ("A", now.integer("a_over")),
        ("B", now.integer("b_over")),
        ("C", now.integer("c_over")),
    )
    found: Class = next((name for name, yen in limits if total > yen), "D")
    why(
        f"旧ただし書所得の合計{total}円により区分{found}。",
        f"Proviso incomes of {total} yen: class {found}.",
        law=_LAW,
    )
    return Output(found)
