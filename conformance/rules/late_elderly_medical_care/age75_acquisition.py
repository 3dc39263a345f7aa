"""The day on which a person becomes insured by turning 75."""

from datetime import date
from typing import Final

from conformance.rules.ages import attains
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.late_elderly_medical_care._start import HALVED_SINCE
from conformance.rules.scope import next_day, not_before
from conformance.values.year_month import YearMonth

_LAW: Final = "高齢者の医療の確保に関する法律第50条・第52条、年齢計算ニ関スル法律"
_HALF_LAW: Final = "高齢者の医療の確保に関する法律施行令第15条"
_AGE: Final = 75
_LEAP_DAY: Final = (2, 29)


@value
class Given:
    """The birth of a person not insured already by a disability."""

    birth_date: date


@value
class Output:
    """Attained, acquired, first month charged, month of halved limits (None at a month's start)."""

    attained_on: date
    acquired_on: date
    first_charged_month: YearMonth
    half_limit_month: YearMonth | None


@rule("late_elderly_medical_care", "age75-acquisition", law=_LAW)
def age75_acquisition(given: Given, law: Parameters, why: Why) -> Output:
    """Return the 75th birthday, the day after 75 is attained; born 29 February, 1 March.

    Where that reading is stated, those are insured from 28 February.

    Both insurances halve their limits in the month, unless it is changed on the first. Whoever
    was 75 before 2009, when that began, is out of scope.
    """
    attained = attains(given.birth_date, _AGE)
    leap = (given.birth_date.month, given.birth_date.day) == _LEAP_DAY
    early = leap and law.reads("born_on_leap_day", "february_28")
    acquired = attained if early else next_day("birth_date", attained)
    not_before("acquired_on", acquired, HALVED_SINCE)
    month = YearMonth.of(acquired)
    why(
        f"{attained}に75歳に達し、翌日の誕生日{acquired}に資格を取得する。",
        f"Attains 75 on {attained}, insured from the birthday, {acquired}.",
        law=_LAW,
    )
    half = None if acquired == month.first_day else month
    applied = "ない" if half is None else f"{half}に適用する"
    why(
        f"{month}分から賦課し、限度額の半額特例は{applied}。",
        f"Charged from {month}; halved limits: {half}.",
        law=_HALF_LAW,
    )
    return Output(attained, acquired, month, half)
