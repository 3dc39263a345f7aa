"""The first and last day of a recognition for facility benefits."""

from datetime import date, timedelta
from typing import Final, Literal

from conformance.rules.child_childcare_support._age_limits import (
    attains_three,
    end_of_under_three,
    school_start,
)
from conformance.rules.child_childcare_support._period_reasons import (
    days_of_job_search,
    end_by_reason,
)
from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.scope import next_day, not_before, since_law

_LAW: Final = "子ども・子育て支援法施行規則第28条の5"


@value
class Given:
    """The class and reason, the child's birth, the days of application, effect and first use.

    `job_search_days`: what the municipality allows for job search, if less than the most.
    """

    benefit_class: Literal["1", "2", "3"]
    reason: Code | None
    birth_date: date
    applied_on: date
    effective_on: date
    first_use_on: date | None = None
    delivery_date: date | None = None
    graduation_date: date | None = None
    job_search_days: int | None = None


@value
class Output:
    """The first and the last day of the recognition."""

    valid_from: date
    valid_to: date


@rule("child_childcare_support", "facility-recognition-period", law=f"{_LAW}、同法第30条の6")
def facility_recognition_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return the period of the recognition.

    It starts with its effect, or with the first use after the application when that is earlier; a
    use before the application does not count. It ends by age or, for classes 2 and 3, by reason,
    whichever is earlier. Reasons whose end the municipality sets, an effect before the application
    and a start outside the ages of the class or after the end are out of scope.
    """
    starts = since_law(law, "effective_on", _start(given))
    not_before("effective_on", starts, _first_day_of_age(given))
    why(
        f"効力発生日{given.effective_on}と申請日以後の初回利用日の早い方により{starts}から。",
        f"From {starts}: the effect on {given.effective_on} or the first use from "
        f"{given.applied_on} on, whichever is earlier.",
        law="子ども・子育て支援法第30条の6",
    )
    limit = _limit(given)
    by_reason = None
    if given.benefit_class != "1":
        in_force = law.on(starts)
        days = days_of_job_search(given.job_search_days, in_force.integer("job_search_days"))
        after = in_force.integer("after_delivery_days")
        by_reason = end_by_reason(given, starts, days, after)
    ends = limit if by_reason is None else min(limit, by_reason)
    why(
        f"上限{limit}と事由による終期{by_reason or 'なし'}の早い方により{ends}まで。",
        f"Until {ends}: the limit is {limit}, the end by reason {by_reason or 'none'}.",
        law=_LAW,
    )
    not_before("valid_to", ends, starts)
    return Output(starts, ends)


def _start(given: Given) -> date:
    not_before("effective_on", given.effective_on, given.applied_on)
    used = given.first_use_on
    if used is None or used < given.applied_on:
        return given.effective_on
    return min(given.effective_on, used)


def _first_day_of_age(given: Given) -> date:
    """Return the first day on which a child may have the class (法第30条の4)."""
    if given.benefit_class == "1":
        return attains_three(given.birth_date)
    if given.benefit_class == "2":
        return next_day("birth_date", end_of_under_three(given.birth_date))
    return given.birth_date


def _limit(given: Given) -> date:
    if given.benefit_class == "3":
        return end_of_under_three(given.birth_date)
    return school_start(given.birth_date) - timedelta(days=1)
