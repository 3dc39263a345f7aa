"""Which dated parameters a rule of the tax reads: those of a fiscal year, or the last stated."""

from datetime import date
from typing import Annotated

from pydantic import Field

from conformance.rules.core import InForce, Parameters

Year = Annotated[int, Field(ge=1926, le=9998)]
"""A fiscal year (年度), named by the calendar year in which it begins."""


def base_date(year: int) -> date:
    """Return 1 January of the year in which the fiscal year begins (賦課期日, 地方税法第318条)."""
    return date(year, 1, 1)


def income_year_end(year: int) -> date:
    """Return 31 December before the base date, on which ages of dependants are judged."""
    return date(year - 1, 12, 31)


def law_of(law: Parameters, year: int) -> InForce:
    """Return the parameters in force when the fiscal year begins, on 1 April."""
    return law.on(date(year, 4, 1))


def latest(law: Parameters) -> InForce:
    """Return the last stated parameters, for a rule whose facts name no day."""
    return law.on(date.max)
