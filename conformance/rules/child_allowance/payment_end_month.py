"""The last month paid when eligibility ceases."""

from datetime import date
from typing import Literal

from conformance.rules.child_allowance._age_limits import CHILD_AGE, fiscal_year_last_month
from conformance.rules.child_allowance._reform import REFORM_MONTH
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth


@value
class Given:
    """The reason, its day, the day of notification and, for age, the child's birth date."""

    reason: Literal[
        "move_out",
        "overseas_move_out",
        "became_public_servant",
        "payee_death",
        "care_ended",
        "child_death",
        "child_over_age",
    ]
    event_date: date
    notified_on: date
    child_birth_date: date


@value
class Output:
    """The last month paid."""

    last_month: YearMonth


@rule("child_allowance", "payment-end-month", law="児童手当法第8条第2項")
def payment_end_month(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the month in which the ground for payment ceased; it is still paid in full.

    A move counts by its planned day, and when the office was told does not matter. A child
    over age leaves with the fiscal year in which it attains 18 (児童手当法第3条第1項). Months
    before 2024-10 and events outside the child's age are out of scope.
    """
    last = _over_age(given, why) if given.reason == "child_over_age" else _event(given, why)
    if last < REFORM_MONTH:
        msg = f"expected a last month from {REFORM_MONTH}, found {last}: earlier rules decide it"
        raise OutOfScopeError(msg)
    why(
        f"支給すべき事由が消滅した日の属する{last}分まで支給し、届出日は影響しない。",
        f"Paid through {last}, the month in which the ground ceased; the day of notification "
        "does not matter.",
        law="児童手当法第8条第2項",
    )
    return Output(last)


def _event(given: Given, why: Why) -> YearMonth:
    """Return the month of the event, of a payee of a child who is one then."""
    not_before("event_date", given.event_date, given.child_birth_date)
    month, last = YearMonth.of(given.event_date), _last_of_age(given)
    if month > last:
        msg = f"event_date: expected until {last}, when the child was last paid for, found {month}"
        raise OutOfScopeError(msg)
    why(
        f"消滅事由の発生日は{given.event_date}。",
        f"The ground ceased on {given.event_date} ({given.reason}).",
        law="児童手当法第8条第2項",
    )
    return month


def _last_of_age(given: Given) -> YearMonth:
    return fiscal_year_last_month(given.child_birth_date, CHILD_AGE)


def _over_age(given: Given, why: Why) -> YearMonth:
    birth = given.child_birth_date
    last = _last_of_age(given)
    why(
        f"{birth}生まれの児童の18歳年度末は{last}。",
        f"The child born {birth} reaches the end of the fiscal year of age 18 in {last}.",
        law="児童手当法第3条第1項、年齢計算ニ関スル法律",
    )
    return last
