"""Whether the charge is taken from the head's pension (特別徴収)."""

from datetime import date
from typing import Final, Literal

from conformance.rules.ages import attains, birthday
from conformance.rules.calendar import fiscal_year
from conformance.rules.core import InForce, Parameters, Why, rule, value
from conformance.rules.scope import within

_LAW: Final = "国民健康保険法第76条の3・第76条の4、同法施行令第29条の12・第29条の13"
_AGE, _LATE = 65, 75
Reason = Literal[
    "ok",
    "fictive_head",
    "under65",
    "turns75",
    "pension_small",
    "no_care",
    "over_half",
    "direct_debit",
]


@value
class Given:
    """The day judged, the head and the insured, pension and charges a year (yen), the choices."""

    judge_date: date
    head_is_insured: bool
    head_birth_date: date
    member_birth_dates: tuple[date, ...]
    pension_annual: int
    nhi_annual: int
    care_annual: int
    care_special: bool
    direct_debit_chosen: bool
    turns75_scope: Literal["head", "any_member"]


@value
class Output:
    """Whether it is, and the first reason against it, or `ok`."""

    special: bool
    reason: Reason


@rule("national_health_insurance", "special-collection-eligibility", law=_LAW)
def special_collection_eligibility(given: Given, law: Parameters, why: Why) -> Output:
    """Return the first reason against it in the order stated, or `ok`.

    An insured head counts among the insured. Half of the pension is compared by the year.
    """
    amounts = {"pension": given.pension_annual, "nhi": given.nhi_annual, "care": given.care_annual}
    for name, yen in amounts.items():
        within(f"{name}_annual", yen, 0)
    reason = _reason(given, law.on(given.judge_date))
    why(
        f"年金年額{given.pension_annual}円、国保{given.nhi_annual}円、介護{given.care_annual}円。",
        f"Pension {given.pension_annual}, health {given.nhi_annual}, care {given.care_annual} yen.",
        law=_LAW,
    )
    why(
        f"{given.judge_date}の判定は{reason}、特別徴収{'する' if reason == 'ok' else 'しない'}。",
        f"Judged on {given.judge_date}: {reason}.",
        law=_LAW,
    )
    return Output(reason == "ok", reason)


def _reason(given: Given, now: InForce) -> Reason:
    head = (given.head_birth_date,) if given.head_is_insured else ()
    people = (*given.member_birth_dates, *head)
    counted = people if given.turns75_scope == "any_member" else (given.head_birth_date,)
    year, charges = fiscal_year(given.judge_date), given.nhi_annual + given.care_annual
    grounds: tuple[tuple[Reason, bool], ...] = (
        ("fictive_head", not given.head_is_insured),
        ("under65", any(attains(born, _AGE) > given.judge_date for born in people)),
        ("turns75", any(fiscal_year(birthday(born, _LATE)) == year for born in counted)),
        ("pension_small", given.pension_annual < now.integer("pension_min")),
        ("no_care", not given.care_special),
        ("over_half", charges * 2 > given.pension_annual),
        ("direct_debit", given.direct_debit_chosen),
    )
    return next((reason for reason, holds in grounds if holds), "ok")
