"""The last day of a recognition for education and childcare."""

from datetime import date, timedelta
from typing import Final, Literal

from conformance.rules.child_childcare_support._age_limits import attains_three, school_start
from conformance.rules.child_childcare_support._period_reasons import (
    MUNICIPAL,
    days_of_job_search,
    end_by_reason,
    needed,
)
from conformance.rules.child_childcare_support._start import LAW_START
from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before

_LAW: Final = "子ども・子育て支援法施行規則第8条"
_ONE_DAY: Final = timedelta(days=1)


@value
class Given:
    """The class, the reason, the child's birth, the start, and the days a reason hangs on.

    `job_search_days`: what the municipality allows for job search, if less than the most.
    """

    rec_class: Literal["1", "2", "3"]
    reason: Code | None
    birth_date: date
    start_date: date
    delivery_date: date | None = None
    graduation_date: date | None = None
    municipal_end: date | None = None
    job_search_days: int | None = None


@value
class Output:
    """The last day of the recognition."""

    valid_to: date


@rule("child_childcare_support", "recognition-period-end", law=_LAW)
def recognition_period_end(given: Given, law: Parameters, why: Why) -> Output:
    """Return the earlier of the limit by age and the end by reason.

    The limit is the day before elementary school, for class 3 the day before age 3 is attained.
    Reasons end at a month's end (job search, childbirth, schooling) or when the municipality says
    (parental leave, other; beyond the limit, out of scope). Class 1 knows no reason. A missing
    fact, and a start outside the ages of the class or after the end, are out of scope.
    """
    _check_start(given)
    limit = _limit(given) - _ONE_DAY
    why(
        f"{given.rec_class}号の上限は{limit}。",
        f"Class {given.rec_class} lasts until {limit} at most.",
        law=_LAW,
    )
    by_reason = None if given.rec_class == "1" else _by_reason(given, law, limit)
    ends = limit if by_reason is None else min(limit, by_reason)
    why(
        f"事由による終期{by_reason or 'なし'}と上限の早い方により{ends}まで。",
        f"The end by reason is {by_reason or 'none'}; the earlier one gives {ends}.",
        law=_LAW,
    )
    not_before("valid_to", ends, given.start_date)
    return Output(ends)


def _check_start(given: Given) -> None:
    """Hold the start against the Act and the age of the class (法第19条)."""
    older = given.rec_class != "3"
    of_age = attains_three(given.birth_date) if older else given.birth_date
    not_before("start_date", given.start_date, max(of_age, LAW_START))


def _limit(given: Given) -> date:
    under_three = given.rec_class == "3"
    return attains_three(given.birth_date) if under_three else school_start(given.birth_date)


def _by_reason(given: Given, law: Parameters, limit: date) -> date | None:
    if given.reason in MUNICIPAL:
        ends = needed("municipal_end", given.municipal_end)
        if ends > limit:
            msg = f"municipal_end: expected a day until {limit}, found {ends}"
            raise OutOfScopeError(msg)
        return ends
    in_force = law.on(given.start_date)
    days = days_of_job_search(given.job_search_days, in_force.integer("job_search_days"))
    after = in_force.integer("after_delivery_days")
    return end_by_reason(given, given.start_date, days, after)
