"""Which document of insurance a person is given."""

from datetime import date
from typing import Final, Literal

from conformance.rules.ages import birthday
from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.insurance_document import card_of_old, certificate_or_notice
from conformance.rules.scope import not_before

_LAW: Final = "高齢者の医療の確保に関する法律第54条、令和5年法律第48号、令和8年8月以後の取扱い"


@value
class Given:
    """The issue, the birth, the use of the My Number card, special needs, refusal to be shown."""

    issue_date: date
    birth_date: date
    myna_registered: bool
    special_need: bool
    self_info_nondisclosure: bool


@value
class Output:
    """An insurance card, a certificate (資格確認書) or a notice (資格情報のお知らせ)."""

    document: Literal["insurance_card", "certificate", "notice"]


@rule("late_elderly_medical_care", "eligibility-document", law=_LAW, also_before=True)
def eligibility_document(given: Given, law: Parameters, why: Why) -> Output:
    """Return the card before 2 December 2024, then a certificate for all until July 2026.

    From August 2026 to July 2027 those of 85 on 1 August 2026 keep it; everybody else is given a
    notice when the card serves.
    """
    now = law.on(not_before("issue_date", given.issue_date, given.birth_date))
    if "all_certificate" not in now:
        return Output(card_of_old(given, why, _LAW))
    if now.raw("all_certificate") or _old_enough(given, now):
        why(
            f"{given.issue_date}の交付は登録の有無によらず資格確認書とする。",
            f"On {given.issue_date} a certificate whether or not the card is registered.",
            law=_LAW,
        )
        return Output("certificate")
    return Output(certificate_or_notice(given, why, _LAW))


def _old_enough(given: Given, now: InForce) -> bool:
    """Say whether the person was of the age that keeps the certificate, while that lasts."""
    reached = birthday(given.birth_date, now.integer("all_certificate_from_age"))
    return given.issue_date <= now.date("until") and reached <= now.date("age_base_date")
