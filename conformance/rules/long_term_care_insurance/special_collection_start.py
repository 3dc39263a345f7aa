"""When deduction from the pension begins for somebody newly insured."""

from datetime import date
from typing import Final, Literal

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.values.year_month import YearMonth

_LAW = "介護保険法第134条・第135条"
_MONTHS_TO_START: Final = 6
_MID_YEAR_MONTHS: Final = (12, 2)
"""Starts within the fiscal year that a municipality may leave out (介護保険法第135条)."""

_APRIL: Final = 4


@value
class Given:
    """The day of acquisition, yen of pension a year, and what keeps from or delays deduction."""

    event_date: date
    annual_pension: NonNegativeInt
    restricted: bool
    mid_year_start: bool


@value
class Output:
    """How premiums are collected, and the first month of deduction."""

    method: Literal["special", "ordinary"]
    start_month: YearMonth | None


@rule(
    "long_term_care_insurance",
    "special-collection-start",
    law="介護保険法第134条・第135条、同法施行令第41条",
)
def special_collection_start(given: Given, law: Parameters, why: Why) -> Output:
    """Return the month six months after the first day of notice on or after the acquisition.

    The days are the first of every even month. Where a municipality does not start in mid-year, a
    start in December or February waits for April. A pension below the limit, or one that is pledged
    or suspended, is never deducted from (介護保険法第134条・第135条).
    """
    least = law.on(given.event_date).integer("min_pension")
    if given.restricted or given.annual_pension < least:
        why(
            f"年金年額{given.annual_pension}円（下限{least}円）、担保・支給停止"
            f"{'あり' if given.restricted else 'なし'}のため普通徴収とする。",
            f"Pension {given.annual_pension} yen (least {least}), pledged or suspended: "
            f"{'yes' if given.restricted else 'no'}. Collected by bill.",
            law=_LAW,
        )
        return Output("ordinary", None)
    notice = _notice_month(given.event_date)
    start = notice.plus(_MONTHS_TO_START)
    why(
        f"{given.event_date}以後最初の捕捉日は{notice}の1日で、6か月後は{start}。",
        f"The first day of notice on or after {given.event_date} is in {notice}; six months later "
        f"is {start}.",
        law=_LAW,
    )
    if not given.mid_year_start and start.month in _MID_YEAR_MONTHS:
        start = _next_april(start)
        why(
            f"年度途中の開始を採らない団体のため{start}からとする。",
            f"This municipality does not start in mid-year: {start}.",
            law="介護保険法第135条",
        )
    return Output("special", start)


def _notice_month(day: date) -> YearMonth:
    month = YearMonth.of(day)
    on_the_day = month.month % 2 == 0 and day.day == 1
    return month if on_the_day else month.plus(2 if month.month % 2 == 0 else 1)


def _next_april(month: YearMonth) -> YearMonth:
    return YearMonth(month.year + (month.month > _APRIL), _APRIL)
