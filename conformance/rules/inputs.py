"""Types of given facts that several rules share, and the parameters of rules that name no day."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from conformance.rules.core import InForce, Parameters

Yen = Annotated[int, Field(ge=0)]
"""An amount of money in whole yen, never negative."""

Count = Annotated[int, Field(ge=0)]
"""How many there are."""

FiscalYear = Annotated[int, Field(ge=2, le=9998)]
"""A fiscal year (年度), named by the calendar year in which it begins."""

Measure = Annotated[Decimal, Field(ge=0)]
"""An exact area, rate or ratio, never negative."""


def latest(law: Parameters) -> InForce:
    """Return the last stated parameters, for a rule whose facts name no day."""
    return law.on(date.max)


def plain(number: Decimal) -> Decimal:
    """Return the number without trailing zeros or exponent: 12.30 becomes 12.3, 6.0 becomes 6."""
    return number.quantize(Decimal(1)) if number == number.to_integral() else number.normalize()
