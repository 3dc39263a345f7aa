"""How long an infant without a place may visit a facility (乳児等通園支援)."""

from datetime import date, timedelta
from typing import Final

from conformance.rules.ages import attains
from conformance.rules.calendar import add_months, last_day_of_months
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import within

_LAW: Final = (
    "子ども・子育て支援法第30条の14〜第30条の20（令和8年4月施行）、令和6年法律第47号附則第6条"
)


@value
class Given:
    """The child, the day, whether enrolled elsewhere, minutes used, asked for and allowed."""

    birth_date: date
    use_date: date
    enrolled: bool
    used_minutes: int
    request_minutes: int
    month_limit_minutes: int


@value
class Output:
    """Whether the child may come and for how many minutes."""

    eligible: bool
    granted_minutes: int


@rule("child_childcare_support", "infant-visit-hours", law=_LAW, also_before=True)
def infant_visit_hours(given: Given, law: Parameters, why: Why) -> Output:
    """Return the minutes granted of those asked for.

    From six months of age until the day before age 3 is attained, from April 2026 on, not for
    children enrolled. Nothing is carried over. Whether six months are attained on the
    corresponding day or the day before is open: without a reading the day is out of scope, as are
    limits a municipality cannot set: less than three hours, from April 2028 less than ten.
    """
    in_force = law.on(given.use_date)
    eligible = "max_minutes_month" in in_force and not given.enrolled and _of_age(given, law)
    why(
        f"{given.use_date}の利用は対象{'となる' if eligible else 'とならない'}。",
        f"A visit on {given.use_date} is {'within' if eligible else 'outside'} the scheme.",
        law=_LAW,
    )
    asked, used = (
        within(name, getattr(given, name), 0) for name in ("request_minutes", "used_minutes")
    )
    if not eligible:
        return Output(eligible=False, granted_minutes=0)
    most = in_force.integer("max_minutes_month")
    least = in_force.integer("least_minutes_month")
    limit = within("month_limit_minutes", given.month_limit_minutes, least, most)
    granted = min(asked, max(0, limit - used))
    why(
        f"月{limit}分のうち既利用{used}分を除き、{asked}分の申込みに{granted}分を認める。",
        f"Of {limit} minutes a month {used} are used: {granted} of {asked} are granted.",
        law=_LAW,
    )
    return Output(eligible=True, granted_minutes=granted)


def _of_age(given: Given, law: Parameters) -> bool:
    in_force = law.on(given.use_date)
    months = in_force.integer("min_age_months")
    first = add_months(given.birth_date, months)
    by_age_law = last_day_of_months(given.birth_date, months)
    if law.reads("six_months", "day_before"):
        first = by_age_law
    settled = law.reads("six_months", "corresponding_day")
    if by_age_law <= given.use_date < first and not settled:
        msg = f"use_date: expected no day on which six months are disputed, found {by_age_law}"
        raise OutOfScopeError(msg)
    last = attains(given.birth_date, in_force.integer("max_age_years")) - timedelta(days=1)
    return first <= given.use_date <= last
