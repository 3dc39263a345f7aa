"""How long a removed register is kept."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import LATEST, not_before, within

_LAW: Final = "戸籍法施行規則第5条第1項・第4項"
_FIRST: Final = date(1930, 1, 1)
"""Older ones had reached the former 80 years when the period grew to 150."""

_LAST_YEAR: Final = 9999


@value
class Given:
    """When the register was removed and the day asked about."""

    removed_on: date
    as_of: date


@value
class Output:
    """The last day of the period and whether it still runs."""

    retention_until: date
    must_retain: bool


@rule("family_register", "removed-koseki-retention", law=_LAW)
def removed_koseki_retention(given: Given, law: Parameters, why: Why) -> Output:
    """Return 31 December of the last year: books are kept by calendar year, from the next one."""
    years = law.on(LATEST).integer("retention_years")
    removed = not_before("removed_on", given.removed_on, _FIRST)
    last = within("the last year", removed.year + years, _FIRST.year, _LAST_YEAR)
    until = date(last, 12, 31)
    why(
        f"{removed.year}年の除籍簿は翌年から{years}年間で、{until}まで保存する。",
        f"The book of {removed.year} is kept for {years} years from the next, until {until}.",
        law=_LAW,
    )
    must = given.as_of <= until
    why(
        f"{given.as_of}には保存の義務が{'ある' if must else 'ない'}。",
        f"On {given.as_of} it must {'' if must else 'not '}be kept.",
        law=_LAW,
    )
    return Output(until, must)
