"""What is paid back: aid granted despite means (第63条), aid obtained unjustly (第78条)."""

from typing import Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import Count, Yen, latest
from conformance.rules.rounding import floor_to, percent_of


@value
class Given:
    """The article, yen of aid paid, of means, of what is exempt, and the surcharge in percent."""

    article: Literal["63", "78"]
    aid_paid: Yen
    resource: Yen
    exempt: Yen
    surcharge_percent: Count


@value
class Output:
    """Yen without surcharge, of surcharge, and in all."""

    base: int
    surcharge: int
    amount: int


@rule("public_assistance", "refund-amount", law="生活保護法第63条・第78条")
def refund_amount(given: Given, law: Parameters, why: Why) -> Output:
    """Return the amount, never more than the aid paid before the surcharge.

    Article 63 leaves what is exempt and knows no surcharge; article 78 exempts nothing and adds up
    to forty per cent, fractions of a yen cut off.
    """
    unjust = given.article == "78"
    exempt = 0 if unjust else given.exempt
    base = min(max(given.resource - exempt, 0), given.aid_paid)
    why(
        f"資力{given.resource}円から控除{exempt}円を引き、保護費{given.aid_paid}円を上限に{base}円。",
        f"Means {given.resource} yen less {exempt}, up to the aid of {given.aid_paid}: {base} yen.",
        law=f"生活保護法第{given.article}条",
    )
    percent = min(given.surcharge_percent, latest(law).integer("max_surcharge_percent"))
    surcharge = floor_to(percent_of(base, percent)) if unjust else 0
    why(
        f"加算は{percent if unjust else 0}％で{surcharge}円、合計{base + surcharge}円。",
        f"Surcharge {surcharge} yen, {base + surcharge} yen in all.",
        law=f"生活保護法第{given.article}条",
    )
    return Output(base, surcharge, base + surcharge)
