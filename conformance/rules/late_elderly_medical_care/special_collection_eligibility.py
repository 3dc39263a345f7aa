"""Whether the premium is taken from the pension (特別徴収)."""

from typing import Final, Literal

from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.scope import LATEST, within

_LAW: Final = "高齢者の医療の確保に関する法律第107条・第110条、同法施行令第22条・第23条"
Reason = Literal["ok", "pension_small", "no_care", "over_half", "direct_debit"]


@value
class Given:
    """Pension and premiums a year (yen), how care is collected, and direct debit.

    `direct_debit_chosen`: asked for, and the municipality finds that it collects more smoothly; to
    have asked alone is not enough (施行令第23条第3号).
    """

    pension_annual: int
    care_annual: int
    premium_annual: int
    care_special: bool
    direct_debit_chosen: bool


@value
class Output:
    """Whether it is, and the first reason against it, or `ok`."""

    special: bool
    reason: Reason


@rule("late_elderly_medical_care", "special-collection-eligibility", law=_LAW)
def special_collection_eligibility(given: Given, law: Parameters, why: Why) -> Output:
    """Return the first reason against it in the order stated, or `ok`.

    Premiums of exactly half the pension are not too much.
    """
    within("pension_annual", given.pension_annual, 0)
    within("care_annual", given.care_annual, 0)
    within("premium_annual", given.premium_annual, 0)
    reason = _reason(given, law.on(LATEST))
    why(
        f"年金年額{given.pension_annual}円、介護{given.care_annual}円、後期{given.premium_annual}円。",
        f"Pension {given.pension_annual}, care {given.care_annual}, premium "
        f"{given.premium_annual} yen.",
        law=_LAW,
    )
    why(
        f"判定は{reason}のため特別徴収{'する' if reason == 'ok' else 'しない'}。",
        f"Judged: {reason}.",
        law=_LAW,
    )
    return Output(reason == "ok", reason)


def _reason(given: Given, now: InForce) -> Reason:
    charges = given.care_annual + given.premium_annual
    grounds: tuple[tuple[Reason, bool], ...] = (
        ("pension_small", given.pension_annual < now.integer("pension_min")),
        ("no_care", not given.care_special),
        ("over_half", charges * 2 > given.pension_annual),
        ("direct_debit", given.direct_debit_chosen),
    )
    return next((reason for reason, holds in grounds if holds), "ok")
