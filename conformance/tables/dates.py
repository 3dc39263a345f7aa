"""Dates as masks: days of the calendar, marks of open ranges, and partly unknown (不詳) dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.tables.violation import Violation
from conformance.values.standard_date import RANGE_END, RANGE_START

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from conformance.values.unknown_dates import Profile

_FORM = r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z"
_UNSPECIFIED = r"\A[0-9]{4}-(?:00-[0-9]{2}|[0-9]{2}-00)\z"
_PARTIAL: Mapping[Profile, str] = {
    "zero_fill": _FORM,
    "season_codes": r"\A[0-9]{4}-(?:[0-9]{2}|A[1-4])-(?:[0-9]{2}|A[1-3])\z",
}
_EXAMPLES: Mapping[Profile, str] = {
    "zero_fill": "1950-00-00",
    "season_codes": "1950-00-00, 1950-A1-00, 1950-04-A1",
}


def exists(text: pl.Expr) -> pl.Expr:
    """Return where `text`, of the form YYYY-MM-DD, is a day of the calendar or a range mark."""
    day = text.str.to_date("%Y-%m-%d", strict=False).is_not_null()
    return (day & ~text.str.starts_with("0000")) | text.is_in([RANGE_START, RANGE_END])


def date_violations(text: pl.Expr) -> Iterator[Violation]:
    """Yield the masks of values that are no complete date and no range mark."""
    form = text.str.contains(_FORM)
    yield Violation("V-DATE-FORM", ~form)
    wrong = form & ~exists(text)
    unspecified = text.str.contains(_UNSPECIFIED)
    yield Violation("V-DATE-UNSPECIFIED", wrong & unspecified)
    yield Violation("V-DATE-CALENDAR", wrong & ~unspecified)


def partial_violations(text: pl.Expr, way: Profile) -> Iterator[Violation]:
    """Yield the mask of values that no unspecified date of this way of writing may hold."""
    facts = {"profile": way, "form": _EXAMPLES[way]}
    known = (
        text.str.replace(r"\A0000", "2000")  # any leap year: an unknown year allows 29 February
        .str.replace(r"\A([0-9]{4})-(?:00|A[1-4])-", "$1-01-")  # January has 31 days
        .str.replace(r"-(?:00|A[1-3])\z", "-01")
    )
    fits = known.str.to_date("%Y-%m-%d", strict=False).is_not_null()
    read = text.str.contains(_PARTIAL[way]) & fits
    yield Violation("V-UNKNOWN-DATE", ~read.fill_null(value=False), facts)
