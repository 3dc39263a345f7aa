"""The types of time: DATE, YEAR and TIME of the standard, and date, year, year_month, datetime."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.values import standard_date, standard_year
from conformance.values.problem import Problem, problem
from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.values.lengths import LengthLimits

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?")
_DATETIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})([+-](?:[01][0-9]|2[0-3]):[0-5][0-9]|Z)?"
)


def _date(text: str, _limits: LengthLimits) -> Problem | None:
    found = standard_date.parse_standard_date(text)
    return found if isinstance(found, Problem) else None


def _year(text: str, _limits: LengthLimits) -> Problem | None:
    found = standard_year.parse_standard_year(text)
    return found if isinstance(found, Problem) else None


def _time(text: str, _limits: LengthLimits) -> Problem | None:
    return None if _TIME.fullmatch(text) else problem("V-TIME-FORM", text)


def _month(text: str, _limits: LengthLimits) -> Problem | None:
    try:
        YearMonth.parse(text)
    except ValueError:
        return problem("V-MONTH-FORM", text)
    return None


def _datetime(text: str, limits: LengthLimits) -> Problem | None:
    found = _DATETIME.fullmatch(text)
    if found is None or _date(found[1], limits) or _time(found[2], limits):
        return problem("V-DATETIME-FORM", text)
    return None


CHECKS: Mapping[str, Callable[[str, LengthLimits], Problem | None]] = {
    "DATE": _date,
    "YEAR": _year,
    "TIME": _time,
    "date": _date,
    "year": _year,
    "year_month": _month,
    "datetime": _datetime,
}
"""How each type of time is checked; their length follows from their form, so 桁数 adds nothing."""
