"""The class of the recognition for facility benefits (新1号・新2号・新3号)."""

from datetime import date
from typing import Final, Literal

from conformance.rules.child_childcare_support._age_limits import (
    attains_three,
    end_of_under_three,
    school_start,
)
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before

Class = Literal["1", "2", "3", "none"]

_LAW: Final = "子ども・子育て支援法第30条の4"


@value
class Given:
    """The child's birth, the day judged, need, tax, and whether a day nursery is used.

    `domiciled_on_tax_date`: everybody whose tax counts lived in Japan on 1 January of the tax year.
    """

    birth_date: date
    judge_date: date
    needs_childcare: bool
    tax_exempt: bool
    uses_benefit_facility: bool
    domiciled_on_tax_date: bool = True


@value
class Output:
    """The class; `none` when there is no claim."""

    benefit_class: Class


@rule("child_childcare_support", "facility-recognition-class", law=f"{_LAW}、年齢計算ニ関スル法律")
def facility_recognition_class(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the class by age, need and tax on the day judged.

    Who uses a day nursery, or is of school age, has none. With need: class 2 after the first
    31 March from age 3, class 3 until then in households without municipal tax, unless only for
    want of a domicile in Japan on the tax date. Else class 1 from the day age 3 is attained. Days
    before the birth are out of scope.
    """
    not_before("judge_date", given.judge_date, given.birth_date)
    ends = end_of_under_three(given.birth_date)
    why(
        f"満3歳に達する日は{attains_three(given.birth_date)}、その後最初の3月31日は{ends}。",
        f"Age 3 is attained on {attains_three(given.birth_date)}; the next 31 March is {ends}.",
        law="年齢計算ニ関スル法律",
    )
    found = _class(given, ends)
    why(f"{given.judge_date}の区分は{found}。", f"On {given.judge_date} it is {found}.", law=_LAW)
    return Output(found)


def _class(given: Given, ends: date) -> Class:
    day = given.judge_date
    if given.uses_benefit_facility or day >= school_start(given.birth_date):
        return "none"
    if given.needs_childcare and day > ends:
        return "2"
    if given.needs_childcare and given.tax_exempt and given.domiciled_on_tax_date:
        return "3"
    return "1" if day >= attains_three(given.birth_date) else "none"
