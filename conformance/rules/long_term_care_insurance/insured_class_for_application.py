"""In which category somebody applies for certification, and whether the application is open."""

from datetime import date
from typing import Literal

from conformance.rules.ages import attains
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before

_LAW = "介護保険法第7条第3項・第9条"


@value
class Given:
    """The birth, the day of application, health insurance, and a specified disease as cause."""

    birth_date: date
    application_date: date
    medical_insured: bool
    specified_disease: bool


@value
class Output:
    """The category, and whether certification may be applied for."""

    insured_class: Literal["1", "2", "none"]
    can_apply: bool


@rule(
    "long_term_care_insurance",
    "insured-class-for-application",
    law="介護保険法第7条・第9条、同法施行令第2条",
)
def insured_class_for_application(given: Given, law: Parameters, why: Why) -> Output:
    """Return category 1 from attaining 65, category 2 from attaining 40 with health insurance.

    The first applies whatever the cause, the second only because of a specified disease
    (介護保険法第7条第3項・第9条). An age is attained the day before the birthday. An application
    before the birth is out of scope.
    """
    day = not_before("application_date", given.application_date, given.birth_date)
    in_force = law.on(day)
    first, second = (
        attains(given.birth_date, in_force.integer(name)) for name in ("first_age", "second_age")
    )
    why(
        f"65歳到達は{first}、40歳到達は{second}。申請日は{day}。",
        f"65 is attained on {first}, 40 on {second}; applied on {day}.",
        law="年齢計算ニ関スル法律",
    )
    if day >= first:
        why("第1号で、原因を問わず申請できる。", "Category 1: any cause.", law=_LAW)
        return Output("1", can_apply=True)
    if day < second or not given.medical_insured:
        why("被保険者でないため申請できない。", "Not insured: cannot apply.", law=_LAW)
        return Output("none", can_apply=False)
    why(
        f"第2号で、特定疾病が原因で{'ある' if given.specified_disease else 'ない'}。",
        f"Category 2; caused by a specified disease: {given.specified_disease}.",
        law=_LAW,
    )
    return Output("2", can_apply=given.specified_disease)
