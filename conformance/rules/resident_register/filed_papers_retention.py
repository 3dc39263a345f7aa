"""How long notifications and notices are kept."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.resident_register._periods import days_after, last_day_of_period
from conformance.rules.scope import not_before

_LAW: Final = "住民基本台帳法施行令第34条第4項"
_MONTHS: Final = 12


@value
class Given:
    """The day the paper was accepted, and the day asked about."""

    received_on: date
    as_of: date


@value
class Output:
    """The last day of the period, and whether the paper has to be kept."""

    retain_until: date
    must_retain: bool


@rule("resident_register", "filed-papers-retention", law=_LAW)
def filed_papers_retention(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last day of the year counted from the day after the acceptance.

    A municipality may keep a paper longer; it may not destroy it before. Nothing is kept before it
    was accepted: out of scope.
    """
    not_before("as_of", given.as_of, given.received_on)
    years = law.on(given.received_on).integer("retention_years")
    first = days_after(given.received_on, 1)
    until = last_day_of_period(first, months=years * _MONTHS)
    why(
        f"受理した日{given.received_on}の翌日から{years}年間で、{until}まで保存する。",
        f"Kept for {years} year from the day after {given.received_on}, until {until}.",
        law=f"{_LAW}、民法第140条・第143条",
    )
    return Output(until, given.as_of <= until)
