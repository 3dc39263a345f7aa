"""Whether an item of school aid is paid, and the first reason against it."""

from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.school_enrollment._school_years import Grade
from conformance.rules.scope import LATEST

Reason = Literal[
    "not_approved", "covered_by_public_assistance", "wrong_grade", "already_paid", "ok"
]
_ON_ASSISTANCE: Final = "1"
_APPROVED: Final = (_ON_ASSISTANCE, "2")
_COMMUTING, _NEW_PUPIL, _ALBUM = "02", "03", "13"
_FIRST_YEARS: Final = ("P1", "J1")
_LAST_YEARS: Final = ("P6", "J3")
_OUTSIDE_SCHOOL: Final = ("00", "E3", "99")


@value
class Given:
    """The category, educational assistance, the item, the grade, what was paid before entry."""

    category: Literal["1", "2", "3", "4"]
    education_aid: bool
    item: Literal[
        "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15"
    ]
    grade: Grade
    prepaid: bool


@value
class Output:
    """Whether the item is paid, and the first reason why not."""

    payable: bool
    reason: Reason


@rule(
    "school_enrollment",
    "aid-item-payable",
    law="学校教育法第19条、生活保護法第13条、学校保健安全法第24条",
)
def aid_item_payable(given: Given, law: Parameters, why: Why) -> Output:
    """Return whether the item is paid: approval, assistance, grade, earlier payment, in order.

    Payments before entry (to those before school and in the sixth grade) are left aside.
    """
    if given.grade in _OUTSIDE_SCHOOL:
        msg = f"grade: expected P1 to P6 or J1 to J3, found {given.grade}"
        raise OutOfScopeError(msg)
    reason = _reason(given, law.on(LATEST).texts("beside_education_aid"))
    why(
        f"認定区分{given.category}、教育扶助{'あり' if given.education_aid else 'なし'}、"
        f"費目{given.item}、学年{given.grade}。",
        f"Category {given.category}, {'with' if given.education_aid else 'without'} educational "
        f"assistance, item {given.item}, grade {given.grade}.",
        law="学校教育法第19条、生活保護法第13条",
    )
    why(
        f"支給{'する' if reason == 'ok' else 'しない'}（理由{reason}）。",
        f"{'Paid' if reason == 'ok' else 'Not paid'}: {reason}.",
    )
    return Output(payable=reason == "ok", reason=reason)


def _reason(given: Given, beside_assistance: tuple[str, ...]) -> Reason:
    if given.category not in _APPROVED:
        return "not_approved"
    covered = given.category == _ON_ASSISTANCE and given.education_aid
    if covered and given.item not in beside_assistance:
        return "covered_by_public_assistance"
    if not _fits(given.item, given.grade):
        return "wrong_grade"
    return "already_paid" if given.item == _NEW_PUPIL and given.prepaid else "ok"


def _fits(item: str, grade: str) -> bool:
    """Say whether the item is for the grade."""
    if item == _NEW_PUPIL:
        return grade in _FIRST_YEARS
    if item == _COMMUTING:
        return grade not in _FIRST_YEARS
    return item != _ALBUM or grade in _LAST_YEARS
