"""Whether a foreigner in Japan is insured in the first category."""

from typing import Final, Literal

from pydantic import NonNegativeInt

from conformance.rules.core import Code, Parameters, Why, rule, value

Status = Literal[
    "special_permanent",
    "permanent_resident",
    "other_mid_long",
    "designated",
    "official",
    "diplomat",
    "temporary_visitor",
    "birth_transitional",
    "temporary_refuge",
    "none",
]
_NEVER: Final = frozenset({"none", "diplomat"})
_ALWAYS: Final = frozenset(
    {"special_permanent", "permanent_resident", "birth_transitional", "temporary_refuge"}
)
_ONLY_WITH_DOMICILE: Final = frozenset({"temporary_visitor", "official"})
_EXCLUDED_ACTIVITIES: Final = frozenset(
    {"medical_stay", "medical_companion", "long_tourism", "long_tourism_spouse"}
)
"""Not insured since April 2020 (国民年金法施行規則第1条の2)."""

_FIRST_AGE, _END_AGE = 20, 60
_SHORT_MONTHS: Final = 3
_LAW = "国民年金法第7条第1項第1号、同法施行規則第1条の2"


@value
class Given:
    """The residence status, its months, the age, and what exempts or confirms the domicile."""

    residence_status: Status
    period_months: NonNegativeInt | None
    age: NonNegativeInt
    agreement_certificate: bool
    designated_activity: Code | None
    domicile_confirmed: bool


@value
class Output:
    """Whether insured in the first category."""

    category1: bool


@rule(
    "national_pension",
    "foreign-applicability",
    law="国民年金法第7条第1項第1号、同法施行規則第1条の2、社会保障協定",
)
def foreign_applicability(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether somebody from 20 to before 60 with a domicile in Japan is insured.

    Never with a certificate under an agreement, as a diplomat, without a status, or on a designated
    activity of medical stay or long tourism; short stays only where the domicile was confirmed
    (国民年金法第7条第1項第1号、同法施行規則第1条の2).
    """
    of_age = _FIRST_AGE <= given.age < _END_AGE
    why(
        f"{given.age}歳は20歳以上60歳未満で{'ある' if of_age else 'ない'}。協定の適用証明は"
        f"{'あり' if given.agreement_certificate else 'なし'}。",
        f"Aged {given.age}, from 20 to before 60: {of_age}; certificate under an agreement: "
        f"{given.agreement_certificate}.",
        law="国民年金法第7条第1項第1号、社会保障協定",
    )
    insured = of_age and not given.agreement_certificate and _domiciled(given)
    why(
        f"在留資格{given.residence_status}（{given.designated_activity or '活動の指定なし'}、"
        f"{given.period_months or '無期限'}）により第1号に該当{'する' if insured else 'しない'}。",
        f"Status {given.residence_status}, months {given.period_months}: "
        f"{'insured' if insured else 'not insured'}.",
        law=_LAW,
    )
    return Output(insured)


def _domiciled(given: Given) -> bool:
    """Say whether the status carries a domicile in Japan that counts."""
    status = given.residence_status
    if status in _NEVER:
        return False
    if status == "designated" and given.designated_activity in _EXCLUDED_ACTIVITIES:
        return False
    if status in _ALWAYS:
        return True
    months = given.period_months
    short = months is not None and months <= _SHORT_MONTHS
    return given.domicile_confirmed if status in _ONLY_WITH_DOMICILE or short else True
