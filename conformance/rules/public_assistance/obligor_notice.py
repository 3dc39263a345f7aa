"""Whether a person who owes support is notified in writing or asked for a report."""

from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_NOTICE: Final = "生活保護法第24条第8項、同法施行規則第2条第1項"
_REPORT: Final = "生活保護法第28条第2項、同法施行規則第3条"


@value
class Given:
    """Which of the two, and what the office has found about the obligor and the applicant.

    `violence_excluded`: it was found that the applicant does not suffer violence of a spouse;
    `hinders_independence`: it might seriously hinder the applicant's independence.
    """

    kind: Literal["notice", "report"]
    collection_likely: bool
    violence_excluded: bool
    hinders_independence: bool
    obligation_fulfilled: bool


@value
class Output:
    """Whether it is sent."""

    send: bool


@rule("public_assistance", "obligor-notice", law=f"{_NOTICE}、法第28条第2項、規則第3条")
def obligor_notice(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the notice or the request for a report is sent: only if all conditions hold.

    The obligor does not fulfil the obligation, costs are likely to be collected, violence of a
    spouse is found not to be suffered and nothing is seriously hindered.
    """
    law = _NOTICE if given.kind == "notice" else _REPORT
    met = given.collection_likely and given.violence_excluded and not given.hinders_independence
    send = met and not given.obligation_fulfilled
    why(
        f"徴収の蓋然性{_ja(given.collection_likely)}、配偶者からの暴力を受けていないとの認定"
        f"{_ja(given.violence_excluded)}、自立への重大な支障のおそれ"
        f"{_ja(given.hinders_independence)}、扶養義務の履行{_ja(given.obligation_fulfilled)}。",
        f"Collection likely: {given.collection_likely}; violence excluded: "
        f"{given.violence_excluded}; hinders independence: {given.hinders_independence}; "
        f"obligation fulfilled: {given.obligation_fulfilled}.",
        law=law,
    )
    why(
        f"{'通知' if given.kind == 'notice' else '報告の求め'}は行{'う' if send else 'わない'}。",
        f"The {given.kind} is {'' if send else 'not '}sent.",
        law=law,
    )
    return Output(send)


def _ja(found: bool) -> str:
    return "あり" if found else "なし"
