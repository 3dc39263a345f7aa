"""The standard and the highest rate of the levy on the corporate tax."""

from datetime import date
from decimal import Decimal
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.inputs import plain

_LAW: Final = "地方税法第314条の4"


@value
class Given:
    """The first day of the accounting period."""

    period_from: date


@value
class Output:
    """The standard rate and the limit (per cent)."""

    standard: Decimal
    limit: Decimal


@rule("corporate_resident_tax", "levy-rate", law=_LAW)
def levy_rate(given: Given, law: Parameters, why: Why) -> Output:
    """Return the rates in force when the period begins; they hold for the whole period."""
    stated = law.on(given.period_from)
    made = Output(plain(stated.decimal("standard")), plain(stated.decimal("limit")))
    why(
        f"事業年度の開始日{given.period_from}の税率による。",
        f"The rates on {given.period_from}, when the period begins.",
        law=_LAW,
    )
    why(
        f"標準税率{made.standard}%、制限税率{made.limit}%。",
        f"Standard {made.standard} %, limit {made.limit} %.",
        law=_LAW,
    )
    return made
