"""Whether a household gets school aid, and as what."""

from fractions import Fraction
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.rounding import floor_to, percent_of
from conformance.rules.scope import LATEST, within

_INCLUDED: Final = "以下"


@value
class Given:
    """Public assistance, the household's income and the base amount (yen), the percentage.

    `needs_protection`: in need of public assistance, whether receiving it or not (要保護者).
    """

    public_assistance: bool
    household_income: int
    base_amount: int
    coefficient_percent: int
    needs_protection: bool = False


@value
class Output:
    """The category (1 in need, 2 near it, 3 refused) and the amount judged by (yen)."""

    category: Literal["1", "2", "3"]
    threshold: int


@rule(
    "school_enrollment",
    "aid-category",
    law="学校教育法第19条、就学困難な児童及び生徒に係る就学奨励についての国の援助に関する法律第2条",
)
def aid_category(given: Given, law: Parameters, why: Why) -> Output:
    """Return the category: in need of assistance first, then by income against the threshold.

    Who is in need of it without receiving it is of the first category, too (生活保護法第6条第2項).

    The threshold is the base amount times the percentage, under 1 yen dropped. Nationality plays
    no part.
    """
    base = within("base_amount", given.base_amount, 0)
    percent = within("coefficient_percent", given.coefficient_percent, 0)
    threshold = floor_to(Fraction(percent_of(base, percent)))
    why(
        f"認定基準額{base}円の{percent}％（1円未満切捨て）は{threshold}円。",
        f"{percent} per cent of {base} yen, under 1 yen dropped: {threshold} yen.",
        law="学校教育法第19条",
    )
    if given.public_assistance or given.needs_protection:
        ja = "受けている" if given.public_assistance else "必要とする状態にある"
        why(
            f"生活保護を{ja}ため要保護。",
            f"{'On' if given.public_assistance else 'In need of'} public assistance.",
            law="就学困難な児童及び生徒に係る就学奨励についての国の援助に関する法律第2条、"
            "生活保護法第6条第2項",
        )
        return Output("1", threshold)
    at_most = law.on(LATEST).text("comparison") == _INCLUDED
    income = given.household_income
    granted = income < threshold or (at_most and income == threshold)
    why(
        f"世帯所得{income}円は判定基準額{threshold}円の範囲{'内' if granted else '外'}。",
        f"An income of {income} yen is {'within' if granted else 'above'} {threshold} yen.",
        law="学校教育法第19条",
    )
    return Output("2" if granted else "3", threshold)
