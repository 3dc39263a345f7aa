"""1 April, on which the tax falls on the owner (賦課期日, 地方税法第449条)."""

from datetime import date
from typing import Annotated

from pydantic import Field

from conformance.rules.core import InForce, OutOfScopeError, Parameters

Year = Annotated[int, Field(ge=1926, le=9998)]
"""A fiscal year (年度), named by the calendar year in which it begins."""

BASE_DATE_LAW = "地方税法第449条(令和7年度までは第463条の16)"


def base_date(year: int) -> date:
    """Return 1 April of the fiscal year."""
    return date(year, 4, 1)


def law_of(law: Parameters, year: int) -> InForce:
    """Return the parameters in force on the base date."""
    return law.on(base_date(year))


def ended_before(name: str, ended_on: date | None, day: date) -> bool:
    """Say whether something had ended before the base date `day`; None: it has not ended.

    An end on the day itself is left to practice (`OutOfScopeError`).
    """
    if ended_on == day:
        msg = f"{name}: an end on the base date {day} is left to practice"
        raise OutOfScopeError(msg)
    return ended_on is not None and ended_on < day
