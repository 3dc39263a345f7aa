"""Whether a person who owes support is asked for it (扶養照会)."""

from typing import Final, Literal

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.inputs import Count, latest

_LAW: Final = "局長通知第5、課長通知第5の2（令和3年改正）"
Inquiry = Literal["prohibited", "unnecessary", "allowed"]


@value
class Given:
    """Violence or abuse, years without contact, the obligor's situation and age."""

    violence_or_abuse: bool
    no_contact_years: Count
    obligor_status: Literal["normal", "welfare_recipient", "facility", "long_hospital", "no_income"]
    obligor_age: Count


@value
class Output:
    """Whether an inquiry is prohibited, needless or allowed."""

    inquiry: Inquiry


@rule("public_assistance", "obligor-inquiry", law=f"生活保護法第4条第2項、{_LAW}")
def obligor_inquiry(given: Given, law: Parameters, why: Why) -> Output:
    """Return `prohibited` before anything else where there was violence or abuse.

    No support is to be expected of recipients, inmates, long-term patients, people without income,
    minors, people of about seventy, or after some ten years without contact.
    """
    why(
        f"暴力・虐待{'あり' if given.violence_or_abuse else 'なし'}、"
        f"音信不通{given.no_contact_years}年、状況{given.obligor_status}、{given.obligor_age}歳。",
        f"Violence: {given.violence_or_abuse}, {given.no_contact_years} years without contact, "
        f"{given.obligor_status}, aged {given.obligor_age}.",
        law=_LAW,
    )
    inquiry = _inquiry(given, latest(law))
    why(f"扶養照会は{_WORDS[inquiry]}。", f"The inquiry is {inquiry}.", law=_LAW)
    return Output(inquiry)


def _inquiry(given: Given, now: InForce) -> Inquiry:
    if given.violence_or_abuse:
        return "prohibited"
    nothing_expected = (
        given.obligor_status != "normal"
        or given.obligor_age < now.integer("minor_age")
        or given.obligor_age >= now.integer("age")
        or given.no_contact_years >= now.integer("no_contact_years")
    )
    return "unnecessary" if nothing_expected else "allowed"


_WORDS: Final = {"prohibited": "してはならない", "unnecessary": "要しない", "allowed": "できる"}
