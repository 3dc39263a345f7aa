"""Whether a month is withheld because the annual report (現況届) is missing."""

from datetime import date
from typing import Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within
from conformance.values.year_month import YearMonth

_DUE_FROM = 8
_LAPSES = 2
"""The month from which a report is filed, and the years after which payments lapse."""


@value
class Given:
    """The report's year, the month asked about, when it was submitted, and the day asked.

    `income_report_filed`: a claim of July to September brought the report on income instead.
    """

    review_year: int
    month: YearMonth
    submitted_on: date | None
    as_of: date
    income_report_filed: bool = False


@value
class Output:
    """Whether the month lies outside the report's period, is withheld or payable."""

    state: Literal["out_of_period", "withheld", "payable"]


@rule(
    "child_rearing_allowance",
    "annual-review-withholding",
    law="児童扶養手当法第15条・第28条、同法施行規則第3条の5・第4条",
)
def annual_review_withholding(given: Given, law: Parameters, why: Why) -> Output:
    """Return the state of the month: a report decides November to the next October.

    Once it is submitted everything withheld is payable; a later day of submission is not yet one.
    Reports before their term, days before the first month that one decides, and days when payments
    have lapsed are out of scope.
    """
    year = within("review_year", given.review_year, 1, date.max.year - _LAPSES)
    due = date(year, _DUE_FROM, 1)
    first = YearMonth(year, law.on(due).integer("first_month"))
    _hold_in_term(given, due, first)
    last = first.plus(11)
    why(
        f"{year}年の現況届は{first}から{last}までの分の支払に影響する。",
        f"The report of {year} decides {first} to {last}.",
        law="児童扶養手当法施行規則第4条",
    )
    if not first <= given.month <= last:
        return Output("out_of_period")
    if given.income_report_filed:
        why(
            f"{year}年は所得状況届を出しており、現況届を要しない。",
            f"A report on income was filed in {year}; no annual report is due.",
            law="児童扶養手当法施行規則第3条の5・第4条",
        )
        return Output("payable")
    submitted = given.submitted_on is not None and given.submitted_on <= given.as_of
    why(
        f"{given.as_of}現在、現況届は"
        f"{'提出済みのため支払う' if submitted else '未提出のため差し止める'}。",
        f"On {given.as_of} the report is {'in: payable' if submitted else 'missing: withheld'}.",
        law="児童扶養手当法第15条",
    )
    return Output("payable" if submitted else "withheld")


def _hold_in_term(given: Given, due: date, first: YearMonth) -> None:
    """Hold that the report is not too early, and that it is asked when it decides something."""
    if given.submitted_on is not None and given.submitted_on < due:
        msg = f"submitted_on: expected a day from {due}, found {given.submitted_on}"
        raise OutOfScopeError(msg)
    last = YearMonth(due.year + _LAPSES, due.month).last_day
    if not first.first_day <= given.as_of <= last:
        msg = f"as_of: expected a day from {first.first_day} to {last}, found {given.as_of}"
        raise OutOfScopeError(msg)
