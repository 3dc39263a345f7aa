"""Which document of insurance a person is given."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.insurance_document import card_of_old, certificate_or_notice

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


@rule("national_health_insurance", "eligibility-document", law=_LAW, also_before=True)
def eligibility_document(given: Given, law: Parameters, why: Why) -> Output:
    """Return the card before 2 December 2024; then a notice to those whose card serves."""
    if "insurance_card_issuable" not in law.on(given.issue_date):
        return Output(card_of_old(given, why, _LAW))
    return Output(certificate_or_notice(given, why, _LAW))
