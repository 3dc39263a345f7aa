"""Dates as masks: days of the calendar, marks of open ranges, and partly unknown (不詳) dates.

The calendar is a regular expression: no engine's own reading of dates, with its own first year and
its own idea of a format, decides what a day is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.tables.violation import Violation
from conformance.values.standard_date import RANGE_END, RANGE_START

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import narwhals as nw

    from conformance.values.unknown_dates import Profile

YEAR = "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
"""0001 to 9999."""

_BY_FOUR = "(?:0[48]|[2468][048]|[13579][26])"
_LEAP = f"(?:[0-9]{{2}}{_BY_FOUR}|{_BY_FOUR}00)"
_LEAP_OR_UNKNOWN = f"(?:{_LEAP}|0000)"


def _calendar(year: str, leap: str, any_month: str = "", any_day: str = "") -> str:
    """Return a pattern of days; `any_month` and `any_day` are written for unknown parts."""
    days = f"0[1-9]{any_day}|1[0-9]"
    return (
        f"(?:{year}-(?:"
        f"(?:0[13578]|1[02]{any_month})-(?:{days}|2[0-9]|3[01])"
        f"|(?:0[469]|11)-(?:{days}|2[0-9]|30)"
        f"|02-(?:{days}|2[0-8])"
        f")|{leap}-02-29)"
    )


DAY = f"(?:{_calendar(YEAR, _LEAP)}|{RANGE_START}|{RANGE_END})"
"""A complete date or a mark of an open range; nothing else of the form YYYY-MM-DD."""

RANGE_MARK = rf"\A(?:{RANGE_START}|{RANGE_END})\z"
"""A mark of an open range."""

_CENTURIES = "(?:1[789]|2[01])"


def plausible_day(*, marks: bool) -> str:
    """Return the pattern of a day from 1700 to 2199; `marks`: or a mark of an open range."""
    year, leap = f"{_CENTURIES}[0-9]{{2}}", f"(?:{_CENTURIES}{_BY_FOUR}|2000)"
    day = _calendar(year, leap)
    return rf"\A(?:{day}|{RANGE_START}|{RANGE_END})\z" if marks else rf"\A{day}\z"


_FORM = r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z"
_UNSPECIFIED = r"\A[0-9]{4}-(?:00-[0-9]{2}|[0-9]{2}-00)\z"
_PARTIAL: Mapping[Profile, str] = {
    "zero_fill": _calendar("[0-9]{4}", _LEAP_OR_UNKNOWN, "|00", "|00"),
    "season_codes": _calendar("[0-9]{4}", _LEAP_OR_UNKNOWN, "|00|A[1-4]", "|00|A[1-3]"),
}
_EXAMPLES: Mapping[Profile, str] = {
    "zero_fill": "1950-00-00",
    "season_codes": "1950-00-00, 1950-A1-00, 1950-04-A1",
}


def date_violations(text: nw.Expr) -> Iterator[Violation]:
    """Yield the masks of values that are no complete date and no range mark."""
    form = text.str.contains(_FORM)
    yield Violation("V-DATE-FORM", ~form)
    wrong = form & ~text.str.contains(rf"\A{DAY}\z")
    unspecified = text.str.contains(_UNSPECIFIED)
    yield Violation("V-DATE-UNSPECIFIED", wrong & unspecified)
    yield Violation("V-DATE-CALENDAR", wrong & ~unspecified)


def partial_violations(text: nw.Expr, way: Profile) -> Iterator[Violation]:
    """Yield the mask of values that no unspecified date of this way of writing may hold.

    An empty value is one of them.
    """
    facts = {"profile": way, "form": _EXAMPLES[way]}
    read = text.str.contains(rf"\A{_PARTIAL[way]}\z")
    yield Violation("V-UNKNOWN-DATE", ~read.fill_null(value=False), facts)
