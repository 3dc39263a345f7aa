"""Dates that are only partly known (不詳): the date item, its 不詳フラグ and its 不詳表記 together.

What the date item itself holds when the date is unspecified is not stated in the standard. Two ways
are known from existing systems, so the way is a choice of the vendor profile:

* `zero_fill`: unknown parts are zeros (`1950-00-00`, `0000-00-00`).
* `season_codes`: besides, `A1`-`A4` in the month place are spring to winter and `A1`-`A3` in the
  day place are 上旬, 中旬, 下旬.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING, Literal

from conformance.values import data_types, standard_date
from conformance.values.problem import Problem, problem
from conformance.values.standard_date import StandardDate

if TYPE_CHECKING:
    from collections.abc import Mapping

Profile = Literal["zero_fill", "season_codes"]

TEXT_DIGITS = 72
"""桁数 of 不詳表記 (type N)."""

_LEAP_YEAR = 2000
_FORMS: Mapping[Profile, re.Pattern[str]] = {
    "zero_fill": re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"),
    "season_codes": re.compile(r"([0-9]{4})-([0-9]{2}|A[1-4])-([0-9]{2}|A[1-3])"),
}
_EXAMPLES: Mapping[Profile, str] = {
    "zero_fill": "1950-00-00",
    "season_codes": "1950-00-00, 1950-A1-00, 1950-04-A1",
}


def check_unknown_date(
    day: str, flag: str, text: str, *, profile: Profile = "zero_fill"
) -> Problem | None:
    """Return what is wrong with a date, its 不詳フラグ and its 不詳表記 taken together.

    A flag of 1 needs a wording; a flag of 0 forbids one and asks for a complete date. That is our
    reading of the condition in the item definitions, not their words.
    """
    if flag == "0":
        return _check_known(day, text)
    if flag == "1":
        return _check_unspecified(day, text, profile)
    return problem("V-UNKNOWN-FLAG", flag)


def _check_known(day: str, text: str) -> Problem | None:
    if text:
        return problem("V-UNKNOWN-TEXT-FORBIDDEN", text)
    return data_types.check_data_type("DATE", day)


def _check_unspecified(day: str, text: str, profile: Profile) -> Problem | None:
    found = read_unknown_date(day, profile=profile)
    if isinstance(found, Problem):
        return found
    if not text:
        return problem("V-UNKNOWN-TEXT-MISSING", day)
    return data_types.check_data_type("N", text, digits=TEXT_DIGITS)


def read_unknown_date(day: str, *, profile: Profile = "zero_fill") -> StandardDate | Problem:
    """Return what the date item of an unspecified date means.

    Any of the parts may be unknown; the known parts must fit together. A complete date is read,
    too: the wording may then say 頃 or 推定.
    """
    complete = standard_date.parse_standard_date(day)
    if isinstance(complete, StandardDate) and complete.kind in ("exact", "range_end"):
        return complete
    found = _FORMS[profile].fullmatch(day)
    partial = None if found is None else _partial(found[1], found[2], found[3])
    if partial is None:
        return problem("V-UNKNOWN-DATE", day, profile=profile, form=_EXAMPLES[profile])
    return partial


def _partial(year: str, month: str, day: str) -> StandardDate | None:
    known_month, season = _part(month)
    known_day, third = _part(day)
    if (known_month or 1) > 12 or (known_day or 1) > _last(int(year), known_month):  # noqa: PLR2004 - months of a year
        return None
    return StandardDate("partial", int(year) or None, known_month, known_day, season, third)


def _part(text: str) -> tuple[int | None, int | None]:
    """Return the number and the code that a month or day place holds."""
    return (None, int(text[1])) if text.startswith("A") else (int(text) or None, None)


def _last(year: int, month: int | None) -> int:
    if month is None or month > 12:  # noqa: PLR2004 - months of a year
        return 31
    return monthrange(year or _LEAP_YEAR, month)[1]
