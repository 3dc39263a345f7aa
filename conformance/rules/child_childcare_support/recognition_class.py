"""The class of the recognition for education and childcare (1号・2号・3号)."""

from datetime import date
from typing import Final, Literal

from conformance.rules.child_childcare_support._age_limits import attains_three, school_start
from conformance.rules.child_childcare_support._start import LAW_START
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before

_LAW: Final = "子ども・子育て支援法第19条"


@value
class Given:
    """The child's birth, the day judged, whether childcare is needed."""

    birth_date: date
    judge_date: date
    needs_childcare: bool


@value
class Output:
    """The class; `none` when the child has no claim."""

    rec_class: Literal["1", "2", "3", "none"]


@rule("child_childcare_support", "recognition-class", law=f"{_LAW}、年齢計算ニ関スル法律")
def recognition_class(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the class by age and need on the day judged.

    Class 3 changes to class 2 on the day age 3 is attained, the day before the birthday; from the
    start of elementary school there is none. Days before the birth, or before the
    Act came into force, are out of scope.
    """
    not_before("judge_date", given.judge_date, max(given.birth_date, LAW_START))
    school, three = school_start(given.birth_date), attains_three(given.birth_date)
    why(
        f"満3歳に達する日は{three}、小学校就学の始期は{school}。",
        f"Age 3 is attained on {three}; elementary school begins on {school}.",
        law="年齢計算ニ関スル法律、学校教育法第17条",
    )
    needs = given.needs_childcare
    if given.judge_date >= school:
        found: Literal["1", "2", "3", "none"] = "none"
    elif given.judge_date >= three:
        found = "2" if needs else "1"
    else:
        found = "3" if needs else "none"
    why(
        f"{given.judge_date}は保育の必要性が{'ある' if needs else 'ない'}ため、区分は{found}。",
        f"On {given.judge_date}, {'with' if needs else 'without'} need of childcare: {found}.",
        law=_LAW,
    )
    return Output(found)
