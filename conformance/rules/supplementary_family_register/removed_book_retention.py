"""How long a removed book is kept."""

from datetime import date
from typing import Final

from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import next_day, within

_LAW: Final = "住民基本台帳法施行令第34条"
_LAST_YEAR: Final = 9999


@value
class Given:
    """When the book was removed and the day asked about."""

    removed_on: date
    as_of: date


@value
class Output:
    """Whether the long period covers the book, its last day, and whether it still runs."""

    covered: bool
    retention_until: date | None
    must_retain: bool


@rule("supplementary_family_register", "removed-book-retention", law=_LAW)
def removed_book_retention(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last day of the period counted from the day after the removal.

    Books whose former period of five years had run out when the law changed are not covered.
    """
    now = law.on(given.as_of)
    years, reached = now.integer("retention_years"), now.date("reaches_back_to")
    if given.removed_on < reached:
        why(
            f"{given.removed_on}は{reached}より前で、改正前の保存期間が過ぎている。",
            f"{given.removed_on} is before {reached}: the former period had run out.",
            law=_LAW,
        )
        return Output(covered=False, retention_until=None, must_retain=False)
    within("the year of removed_on", given.removed_on.year, reached.year, _LAST_YEAR - years - 1)
    until = last_day_of_term(next_day("removed_on", given.removed_on), years)
    why(
        f"{given.removed_on}の翌日から{years}年間で、{until}まで保存する。",
        f"Kept for {years} years from the day after {given.removed_on}, until {until}.",
        law=_LAW,
    )
    return Output(covered=True, retention_until=until, must_retain=given.as_of <= until)
