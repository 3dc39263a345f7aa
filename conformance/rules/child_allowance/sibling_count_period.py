"""The months in which a sibling past the fiscal year of age 18 still counts."""

from datetime import date

from conformance.rules.child_allowance._age_limits import (
    CHILD_AGE,
    SIBLING_AGE,
    fiscal_year_last_month,
)
from conformance.rules.child_allowance._reform import REFORM_MONTH
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth


@value
class Given:
    """The sibling's birth, the confirmation form and its deadline, what it confirms, its end."""

    birth_date: date
    submitted_on: date
    deadline: date
    care_confirmed: bool
    cost_confirmed: bool
    independence_date: date | None = None
    graduation_month: YearMonth | None = None


@value
class Output:
    """The first and last month counted; both None when no month is."""

    count_from: YearMonth | None
    count_to: YearMonth | None


@rule(
    "child_allowance",
    "sibling-count-period",
    law="児童手当法第6条第2項第2号・第9条、同法施行規則第1条の3の2（令和6年10月1日施行）",
)
def sibling_count_period(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the months counted, given that care and living costs are both borne.

    From the month after the fiscal year of age 18 (never before 2024-10), or after a late
    submission, to the fiscal year of age 22, independence or graduation, whichever comes first.
    Without either confirmation or a month left: None. Papers from before the birth are out of
    scope.
    """
    not_before("submitted_on", given.submitted_on, given.birth_date)
    if not (given.care_confirmed and given.cost_confirmed):
        why(
            "監護相当の世話と生計費の負担の確認がそろわず、数えない。",
            "Care and living costs were not both confirmed: not counted.",
            law="児童手当法施行規則第1条の3の2",
        )
        return Output(None, None)
    start, end = _start(given, why), _end(given, why)
    if start > end:
        why(
            f"開始月{start}が終了月{end}より後のため、数える月がない。",
            f"The first month {start} lies after the last month {end}: none counts.",
        )
        return Output(None, None)
    return Output(start, end)


def _start(given: Given, why: Why) -> YearMonth:
    base = max(fiscal_year_last_month(given.birth_date, CHILD_AGE).plus(1), REFORM_MONTH)
    why(
        f"18歳年度末の翌月（令和6年10月より前なら同月）により基準月は{base}。",
        f"The base month is {base}: after the fiscal year of age 18, and not before "
        f"{REFORM_MONTH}.",
        law="児童手当法第6条第2項第2号",
    )
    submitted = given.submitted_on
    in_time = submitted <= given.deadline
    start = base if in_time else max(base, YearMonth.of(submitted).plus(1))
    why(
        f"{submitted}の提出は期限{given.deadline}{'内' if in_time else '後'}のため、"
        f"{start}から数える。",
        f"Submitted on {submitted}, {'by' if in_time else 'after'} {given.deadline}: "
        f"counted from {start}.",
        law="児童手当法第9条",
    )
    return start


def _end(given: Given, why: Why) -> YearMonth:
    ends = [fiscal_year_last_month(given.birth_date, SIBLING_AGE)]
    if given.independence_date is not None:
        ends.append(YearMonth.of(given.independence_date))
    if given.graduation_month is not None:
        ends.append(given.graduation_month)
    end = min(ends)
    why(
        f"22歳年度末{ends[0]}、自立の月、卒業予定の月のうち最も早い{end}まで数える。",
        f"Counted through {end}, the earliest of the fiscal year of age 22 ({ends[0]}), "
        "independence and graduation.",
        law="児童手当法第6条第2項第2号、同法施行規則第1条の3の2",
    )
    return end
