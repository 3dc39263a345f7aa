"""The last months that follow from a birth date: under three, paid, counted."""

from datetime import date

from conformance.rules.ages import attains
from conformance.rules.child_allowance._age_limits import (
    CHILD_AGE,
    SIBLING_AGE,
    fiscal_year_last_month,
    under_3_last_month,
)
from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth


@value
class Given:
    """The child's birth date."""

    birth_date: date


@value
class Output:
    """The last month at the rate for under three, the last paid, the last counted."""

    under3_last_month: YearMonth
    pay_last_month: YearMonth
    count_last_month: YearMonth


@rule(
    "child_allowance", "child-age-limits", law="児童手当法第3条・第6条第2項、年齢計算ニ関スル法律"
)
def child_age_limits(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the last months that depend on age.

    An age is attained the day before the birthday (born 29 February: always 28 February), so a
    child born on 1 April leaves a year earlier than one born on 2 April (年齢計算ニ関スル法律).
    """
    birth = given.birth_date
    made = Output(
        under3_last_month=under_3_last_month(birth),
        pay_last_month=fiscal_year_last_month(birth, CHILD_AGE),
        count_last_month=fiscal_year_last_month(birth, SIBLING_AGE),
    )
    why(
        f"3歳の誕生日の属する{made.under3_last_month}分まで3歳未満の額とする。",
        f"The rate for under three holds through {made.under3_last_month}, "
        "the month of the third birthday.",
        law="児童手当法第6条第2項",
    )
    for age, last, ja, en in (
        (CHILD_AGE, made.pay_last_month, "支給対象", "paid"),
        (SIBLING_AGE, made.count_last_month, "算定対象", "counted"),
    ):
        why(
            f"{age}歳に達する日は{attains(birth, age)}で、その日以後最初の3月31日の属する"
            f"{last}分まで{ja}とする。",
            f"Age {age} is attained on {attains(birth, age)}; {en} through {last}, "
            "the first March from then.",
            law="児童手当法第3条第1項" if age == CHILD_AGE else "児童手当法第6条第2項",
        )
    return made
