"""The tax falls on the owner on 1 April, for the whole year."""

from datetime import date

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.light_vehicle_tax._base_date import (
    BASE_DATE_LAW,
    Year,
    base_date,
    ended_before,
)
from conformance.rules.scope import not_before


@value
class Given:
    """The fiscal year, since when and until when it was owned, and the tax of a year (yen)."""

    fiscal_year: Year
    owned_from: date
    annual_tax: NonNegativeInt
    owned_to: date | None = None


@value
class Output:
    """Whether the year is taxed, the tax and the refund (yen, always 0)."""

    taxed: bool
    tax: int
    refund: int


@rule(
    "light_vehicle_tax",
    "owner-on-base-date",
    law="地方税法第443条・第449条(令和7年度までは第443条・第463条の16)",
)
def owner_on_base_date(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the tax of the whole year or nothing; months never count.

    Acquired on 1 April it is owned that day. Given up on that very day, or before it was
    acquired: out of scope.
    """
    if given.owned_to is not None:
        not_before("owned_to", given.owned_to, given.owned_from)
    day = base_date(given.fiscal_year)
    gone = ended_before("owned_to", given.owned_to, day)
    taxed = given.owned_from <= day and not gone
    why(
        f"{day}に所有して{'いる' if taxed else 'いない'}(取得{given.owned_from}、"
        f"廃車・譲渡{given.owned_to or 'なし'})。",
        f"{'Owned' if taxed else 'Not owned'} on {day}.",
        law=BASE_DATE_LAW,
    )
    tax = given.annual_tax if taxed else 0
    why(
        f"月割はなく年税額{tax}円、還付0円。",
        f"{tax} yen for the year, no refund.",
        law=BASE_DATE_LAW,
    )
    return Output(taxed, tax, 0)
