"""Which document of insurance a person is given."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "国民健康保険法第9条、令和5年法律第48号"


@value
class Given:
    """The day of issue, the use of the My Number card, special needs, refusal to be shown."""

    issue_date: date
    myna_registered: bool
    special_need: bool
    self_info_nondisclosure: bool


@value
class Output:
    """An insurance card, a certificate (資格確認書) or a notice (資格情報のお知らせ)."""

    document: Literal["insurance_card", "certificate", "notice"]


@rule("national_health_insurance", "eligibility-document", law=_LAW)
def eligibility_document(given: Given, law: Parameters, why: Why) -> Output:
    """Return the card before 2 December 2024; then a notice to those whose card serves."""
    if "insurance_card_issuable" not in law.on(given.issue_date):
        why(
            f"{given.issue_date}は被保険者証の廃止前。",
            f"{given.issue_date} lies before the insurance card was abolished.",
            law=_LAW,
        )
        return Output("insurance_card")
    usable = given.myna_registered and not given.special_need and not given.self_info_nondisclosure
    why(
        "マイナ保険証を使えるため資格情報のお知らせとする。"
        if usable
        else "未登録、要配慮者の申請または自己情報提供不可のため資格確認書とする。",
        "The My Number card serves: a notice." if usable else "It does not: a certificate.",
        law=_LAW,
    )
    return Output("notice" if usable else "certificate")
