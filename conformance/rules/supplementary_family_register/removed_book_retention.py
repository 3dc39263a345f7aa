"""How long a removed book is kept."""

from datetime import date
from typing import Final

from conformance.rules.calendar import last_day_of_term
from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import next_day, within

_LAW: Final = "住民基本台帳法施行令第34条"
_TRANSITION: Final = "令和元年政令第26号附則第2条第2項"
_LAST_YEAR: Final = 9999


@value
class Given:
    """When the book was removed, the day asked about, whether it was kept when the law changed."""

    removed_on: date
    as_of: date
    kept_when_extended: bool = False


@value
class Output:
    """Whether the long period covers the book, its last day, and whether it still runs."""

    covered: bool
    retention_until: date | None
    must_retain: bool


@rule("supplementary_family_register", "removed-book-retention", law=_LAW)
def removed_book_retention(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last day of the period counted from the day after the removal.

    Books whose former period of five years had run out when the law changed are covered only where
    the municipality still kept them on that day (令和元年政令第26号附則第2条第2項).
    """
    now = law.on(given.as_of)
    years, reached = now.integer("retention_years"), now.date("reaches_back_to")
    if given.removed_on < reached:
        kept = given.kept_when_extended
        why(
            f"{given.removed_on}は{reached}より前で改正前の保存期間が過ぎており、施行の際に"
            f"{'現に保存していた' if kept else '保存していなかった'}。",
            f"{given.removed_on} is before {reached}: the former period had run out, the book was "
            f"{'still' if kept else 'no longer'} kept when the law changed.",
            law=_TRANSITION,
        )
        if not kept:
            return Output(covered=False, retention_until=None, must_retain=False)
    within("the year of removed_on", given.removed_on.year, 1, _LAST_YEAR - years - 1)
    until = last_day_of_term(next_day("removed_on", given.removed_on), years)
    why(
        f"{given.removed_on}の翌日から{years}年間で、{until}まで保存する。",
        f"Kept for {years} years from the day after {given.removed_on}, until {until}.",
        law=_LAW,
    )
    return Output(covered=True, retention_until=until, must_retain=given.as_of <= until)
