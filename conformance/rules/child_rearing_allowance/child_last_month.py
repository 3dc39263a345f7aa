"""The last month paid for a child by its age."""

from datetime import date
from typing import Final

from conformance.rules.ages import attains, fiscal_year_end_after_attaining
from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_CHILD_AGE: Final = 18  # 児童扶養手当法第3条第1項
_DISABLED_AGE: Final = 20


@value
class Given:
    """The birth and whether the child has a disability that the order names."""

    birth_date: date
    disabled: bool


@value
class Output:
    """The last month paid."""

    last_month: YearMonth


@rule(
    "child_rearing_allowance", "child-last-month", law="児童扶養手当法第3条、年齢計算ニ関スル法律"
)
def child_last_month(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the March of the fiscal year of age 18, with a disability the month of age 20.

    An age is attained the day before the birthday: born on 1 May, 20 in April.
    """
    fiscal = YearMonth.of(fiscal_year_end_after_attaining(given.birth_date, _CHILD_AGE))
    attained = attains(given.birth_date, _DISABLED_AGE)
    found = max(fiscal, YearMonth.of(attained)) if given.disabled else fiscal
    why(
        f"{given.birth_date}生の18歳年度末は{fiscal}、20歳に達する日は{attained}。",
        f"Born {given.birth_date}: the fiscal year of age 18 ends in {fiscal}, 20 is attained on "
        f"{attained}.",
        law="年齢計算ニ関スル法律",
    )
    why(
        f"障害{'がある' if given.disabled else 'のない'}児童のため{found}分まで支給する。",
        f"{'With' if given.disabled else 'Without'} a disability: paid through {found}.",
        law="児童扶養手当法第3条第1項",
    )
    return Output(found)
