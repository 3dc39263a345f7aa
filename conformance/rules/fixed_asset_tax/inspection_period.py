"""How long the price ledgers lie open for inspection (縦覧期間)."""

from datetime import date
from typing import Annotated, Final

from pydantic import Field

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.inputs import FiscalYear
from conformance.rules.scope import since_law

_LAW: Final = "地方税法第416条第1項"


@value
class Given:
    """The fiscal year and the due date of its first term."""

    fiscal_year: FiscalYear
    first_due_date: date


@value
class Output:
    """The first day (`from`) and the earliest last day."""

    first_day: Annotated[date, Field(alias="from")]
    minimum_to: date


@rule("fixed_asset_tax", "inspection-period", law="地方税法第416条")
def inspection_period(given: Given, law: Parameters, why: Why) -> Output:
    """Return 1 April, and 20 April or the first due date, whichever is later.

    Out of scope: a first due date outside the fiscal year, and years in which other ledgers lay
    open at another time.
    """
    start = since_law(law, "fiscal_year", date(given.fiscal_year, 4, 1))
    end = date(given.fiscal_year + 1, 3, 31)
    if not start <= given.first_due_date <= end:
        msg = f"first_due_date: expected a day from {start} to {end}, found {given.first_due_date}"
        raise OutOfScopeError(msg)
    why(f"縦覧は{start}から始める。", f"Inspection begins on {start}.", law=_LAW)
    least = max(date(given.fiscal_year, 4, 20), given.first_due_date)
    why(
        f"4月20日と最初の納期限{given.first_due_date}の遅い日は{least}。",
        f"The later of 20 April and the first due date {given.first_due_date} is {least}.",
        law=_LAW,
    )
    return Output(start, least)
