"""The total grade of a physical disability from the grades of its parts."""

from decimal import Decimal
from typing import Final

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import latest, plain
from conformance.rules.nested import exact_at
from conformance.rules.scope import within

_LAW: Final = "身体障害者福祉法施行規則別表第5号、身体障害認定基準"
_LOWEST: Final = 7
_MANY: Final = 4  # parts of grade 7 alone: the index and the annexed table contradict each other


@value
class Given:
    """The grade of each part, adjusted within the part."""

    part_grades: tuple[int, ...]


@value
class Output:
    """The sum of the indices and the grade, none below an index of 1."""

    index: Decimal
    total_grade: int | None


@rule("disability_welfare", "body-total-grade", law=_LAW)
def body_total_grade(given: Given, law: Parameters, why: Why) -> Output:
    """Return the highest grade whose index the sum reaches.

    Four and more parts that all have grade 7 are out of scope, as are no parts at all.
    """
    grades, now = given.part_grades, latest(law)
    within("part_grades", len(grades), 1)
    for grade in grades:
        within("part_grades", grade, 1, _LOWEST)
    if len(grades) >= _MANY and set(grades) == {_LOWEST}:
        msg = f"part_grades: expected fewer than {_MANY} parts of grade 7 alone, found {grades}"
        raise OutOfScopeError(msg)
    index = sum((exact_at(now.raw("index"), str(grade)) for grade in grades), Decimal(0))
    why(
        f"等級{'・'.join(map(str, grades))}の指数の合計は{index}。",
        f"The indices of the grades {', '.join(map(str, grades))} add up to {index}.",
        law=_LAW,
    )
    levels = range(1, _LOWEST)
    reached = (n for n in levels if index >= exact_at(now.raw("thresholds"), str(n)))
    total = next(reached, None)
    why(
        f"総合等級は{total}級。" if total else "指数が1に満たず手帳を交付しない。",
        f"The total grade is {total}." if total else "Below 1: no handbook.",
        law=_LAW,
    )
    return Output(plain(index), total)
