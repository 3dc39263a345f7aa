"""Which foreign residents the medical insurances cover, by status and period of residence.

Source: 国民健康保険法施行規則第1条 and 高齢者の医療の確保に関する法律施行規則第9条.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from conformance.rules.core import OutOfScopeError, value
from conformance.rules.scope import within

if TYPE_CHECKING:
    from conformance.rules.core import Why

Status = Literal[
    "none",
    "diplomat",
    "designated",
    "special_permanent",
    "permanent_resident",
    "birth_transitional",
    "temporary_refuge",
    "temporary_visitor",
    "official",
    "entertainer",
    "technical_intern",
    "family_stay",
    "other_mid_long",
]
Activity = Literal[
    "medical_stay", "medical_companion", "long_tourism", "long_tourism_spouse", "other"
]

_MONTHS: Final = 3
_EXCLUDED_STAYS: Final = {
    "medical_stay",
    "medical_companion",
    "long_tourism",
    "long_tourism_spouse",
}
_RESIDENTS: Final = {
    "special_permanent",
    "permanent_resident",
    "birth_transitional",
    "temporary_refuge",
}
_BY_PROOF: Final = {"entertainer", "technical_intern", "family_stay", "designated"}


@value
class Given:
    """The status, its period (None: without limit), the activity, proof of a longer stay."""

    residence_status: Status
    period_months: int | None
    designated_activity: Activity | None
    stay_over_3m_proved: bool
    already_insured: bool


@value
class Output:
    """Whether the person is insured."""

    eligible: bool


def decide(given: Given, why: Why, law: str) -> Output:
    """Return whether a resident with these facts is insured; the first ground met decides.

    Out of scope: an activity that belongs to no designated status, and a diplomat insured already,
    whom 施行規則第1条第1号 does not exclude by its words.
    """
    _check(given)
    eligible, ja, en = _ground(given)
    why(
        f"在留資格は{given.residence_status}、在留期間は{_period(given)}。",
        f"Status {given.residence_status}, period of stay in months: {given.period_months}.",
        law=law,
    )
    why(f"{ja}ため、{'該当' if eligible else '非該当'}とする。", f"{en}.", law=law)
    return Output(eligible)


def _check(given: Given) -> None:
    if given.period_months is not None:
        within("period_months", given.period_months, 0)
    if given.designated_activity in _EXCLUDED_STAYS and given.residence_status != "designated":
        msg = (
            f"designated_activity: expected a designated status with "
            f"{given.designated_activity}, found {given.residence_status}"
        )
        raise OutOfScopeError(msg)
    if given.residence_status == "diplomat" and given.already_insured:
        msg = "already_insured: expected false with a diplomat, found true"
        raise OutOfScopeError(msg)


def _ground(given: Given) -> tuple[bool, str, str]:
    """Return the answer and its ground in Japanese and English."""
    status = given.residence_status
    if status in {"none", "diplomat"}:
        return False, "在留資格がないか外交である", "No status, or a diplomat: not insured"
    if given.designated_activity in _EXCLUDED_STAYS:
        return False, "医療・観光等の特定活動である", "A stay for treatment or leisure: not insured"
    if given.already_insured:
        return True, "既に被保険者である", "Insured already: stays so"
    if status in _RESIDENTS:
        return True, "期間を問わない外国人住民である", "A foreign resident whatever the period"
    if status == "temporary_visitor":
        return False, "短期滞在である", "A temporary visitor: not insured"
    return _by_period(given)


def _by_period(given: Given) -> tuple[bool, str, str]:
    official = given.residence_status == "official"
    months = given.period_months
    if not official and (months is None or months > _MONTHS):
        return True, "在留期間が3月を超える", "Stays for more than three months"
    if given.stay_over_3m_proved and (official or given.residence_status in _BY_PROOF):
        return True, "3月を超える滞在が資料で認められる", "A stay over three months is proved"
    return False, "3月を超える滞在が認められない", "No stay over three months: not insured"


def _period(given: Given) -> str:
    return "無期限" if given.period_months is None else f"{given.period_months}月"
