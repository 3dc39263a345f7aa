"""When a resident becomes insured in the first category by age."""

from datetime import date
from typing import Final

from conformance.rules.ages import attains
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.national_pension._start import STUDENTS_SINCE
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth

_AGE: Final = 20
"""国民年金法第7条第1項第1号."""


@value
class Given:
    """The birth."""

    birth_date: date


@value
class Output:
    """The day of acquisition and the first month of premiums."""

    acquired_on: date
    first_premium_month: YearMonth


@rule(
    "national_pension",
    "age20-acquisition",
    law="国民年金法第7条・第8条・第87条、年齢計算ニ関スル法律",
)
def age20_acquisition(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the day 20 is attained and its month.

    The day before the birthday, born 29 February always 28 February (国民年金法第8条第1号);
    premiums are due from the month of acquisition (第11条・第87条). Who attained 20 before students
    were insured by law is out of scope.
    """
    acquired = not_before("acquired_on", attains(given.birth_date, _AGE), STUDENTS_SINCE)
    month = YearMonth.of(acquired)
    why(
        f"{given.birth_date}生は{acquired}に20歳に達し、資格を取得する。",
        f"Born {given.birth_date}: 20 attained, and insured, on {acquired}.",
        law="国民年金法第8条第1号、年齢計算ニ関スル法律",
    )
    why(
        f"保険料は取得日の属する{month}分から。",
        f"Premiums from {month}.",
        law="国民年金法第11条・第87条",
    )
    return Output(acquired, month)
