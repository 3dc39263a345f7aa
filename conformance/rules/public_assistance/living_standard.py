"""The standard of livelihood aid: class 1 by age, class 2 by household, special addition."""

from typing import Final

from conformance.rules.core import Code, InForce, Parameters, Why, rule, value
from conformance.rules.inputs import Yen
from conformance.rules.nested import exact_at, whole_at
from conformance.rules.public_assistance._age_bins import bin_of
from conformance.rules.rounding import ceil_to
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_LAW: Final = "昭和38年厚生省告示第158号別表第1第1章"
_UNIT: Final = 10  # yen: what is less is rounded up
_LARGEST: Final = 9  # people: the reduction of larger households is not stated


@value
class Given:
    """The month, the class of the area, the members' ages applied, the transitional addition."""

    month: YearMonth
    area_class: Code
    ages: tuple[int, ...]
    transitional: Yen


@value
class Output:
    """Yen a month: class 1 before the reduction, class 2, special addition, the whole."""

    class1_sum: int
    class2: int
    special_addition: int
    living_amount: int


@rule("public_assistance", "living-standard", law=f"生活保護法第8条・第12条、{_LAW}")
def living_standard(given: Given, law: Parameters, why: Why) -> Output:
    """Return the standard of the month for one to nine people.

    Class 1 times the reduction rate and class 2 are rounded up to ten yen together; the special
    and the transitional addition are added afterwards, unrounded.
    """
    people = within("ages", len(given.ages), 1, _LARGEST)
    now = law.on(given.month)
    class1 = sum(_class1(now, given.area_class, age) for age in given.ages)
    rate = exact_at(now.raw("reduction_rate"), people - 1)
    class2 = whole_at(now.raw("class2"), people - 1)
    why(
        f"{given.area_class}の第1類の合計は{class1}円、{people}人の逓減率は{rate}、"
        f"第2類は{class2}円。",
        f"Area {given.area_class}: class 1 {class1} yen in all, rate {rate} for {people} people, "
        f"class 2 {class2} yen.",
        law=_LAW,
    )
    standard = ceil_to(class1 * rate + class2, _UNIT)
    special = now.integer("special_addition") * people
    why(
        f"第1類と第2類の計は10円未満切上げで{standard}円。特例加算{special}円と経過的加算"
        f"{given.transitional}円を加える。",
        f"Rounded up to ten yen: {standard} yen; {special} and {given.transitional} yen are added.",
        law=_LAW,
    )
    return Output(class1, class2, special, standard + special + given.transitional)


def _class1(now: InForce, area_class: str, age: int) -> int:
    return whole_at(now.raw("class1"), area_class, bin_of(age, now.texts("age_bins")))
