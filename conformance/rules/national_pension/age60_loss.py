"""When insurance in the first category ends by age."""

from datetime import date
from typing import Final

from conformance.rules.ages import attains
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.national_pension._start import CLASSES_SINCE
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth

_AGE: Final = 60
"""国民年金法第9条第3号."""


@value
class Given:
    """The birth."""

    birth_date: date


@value
class Output:
    """The day of loss and the last month of premiums."""

    lost_on: date
    last_premium_month: YearMonth


@rule("national_pension", "age60-loss", law="国民年金法第9条・第11条")
def age60_loss(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the day 60 is attained and the month before it.

    The loss is on that very day (国民年金法第9条第3号) and its month does not count (第11条第1項).
    Who attained 60 before the classes of today began is out of scope.
    """
    lost = not_before("lost_on", attains(given.birth_date, _AGE), CLASSES_SINCE)
    month = YearMonth.of(lost).plus(-1)
    why(
        f"{given.birth_date}生は{lost}に60歳に達し、資格を喪失する。",
        f"Born {given.birth_date}: 60 attained, and the qualification lost, on {lost}.",
        law="国民年金法第9条第3号、年齢計算ニ関スル法律",
    )
    why(
        f"喪失日の属する月の前月の{month}分まで納める。",
        f"Premiums until {month}, the month before the loss.",
        law="国民年金法第11条第1項",
    )
    return Output(lost, month)
