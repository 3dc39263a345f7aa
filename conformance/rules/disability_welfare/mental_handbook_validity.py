"""Until when a mental disability handbook (精神障害者保健福祉手帳) is valid."""

from datetime import date
from typing import Final, Literal

from conformance.rules.calendar_room import roomy
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import latest
from conformance.rules.scope import not_before, since_law
from conformance.values.year_month import YearMonth

_LAW: Final = "精神保健福祉法第45条第4項、精神障害者保健福祉手帳制度実施要領"
_RENEWABLE_MONTHS: Final = 3


@value
class Given:
    """New or renewed, the day of issue or application, the last day valid so far."""

    kind: Literal["new", "renewal"]
    base_date: date
    prev_valid_to: date | None


@value
class Output:
    """The last day valid."""

    valid_to: date


@rule("disability_welfare", "mental-handbook-validity", law=_LAW)
def mental_handbook_validity(given: Given, law: Parameters, why: Why) -> Output:
    """Return the end of the month two years after the issue, or after the last day so far.

    Out of scope: a new handbook dated the first of a month, a renewal after the last day or more
    than three months before it (精神保健福祉法施行規則第28条第2項), days before there was the
    handbook.
    """
    since_law(law, "base_date", given.base_date)
    start = _start(given)
    why(
        f"{'新規は' if given.kind == 'new' else '更新は従前の有効期限'}{start}から数える。",
        f"{'A new handbook' if given.kind == 'new' else 'A renewal'} counts from {start}.",
        law=_LAW,
    )
    years = latest(law).integer("years")
    valid_to = YearMonth.of(roomy("base_date", start)).plus(12 * years).last_day
    why(
        f"{years}年後の同じ月の末日{valid_to}まで有効とする。",
        f"Valid until {valid_to}, the end of the same month {years} years later.",
        law=_LAW,
    )
    return Output(valid_to)


def _start(given: Given) -> date:
    if given.kind == "new":
        if given.base_date.day == 1:
            msg = f"base_date: expected a day after the first of a month, found {given.base_date}"
            raise OutOfScopeError(msg)
        return given.base_date
    last = given.prev_valid_to
    if last is None or given.base_date > last:
        msg = f"base_date: expected up to prev_valid_to {last}, found {given.base_date}"
        raise OutOfScopeError(msg)
    not_before("base_date", given.base_date, _renewable_from(last))
    return last


def _renewable_from(last: date) -> date:
    """Return the day three months before the last day valid, or the end of a shorter month."""
    month = YearMonth.of(last).plus(-_RENEWABLE_MONTHS)
    return month.first_day.replace(day=min(last.day, month.last_day.day))
