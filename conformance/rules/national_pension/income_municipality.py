"""Which municipality taxes the income that is examined."""

import datetime as dt
from typing import Annotated, Final, Literal

from pydantic import Field

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.national_pension._application_months import (
    APRIL,
    JULY,
    cycle_of,
    income_year,
)
from conformance.values.year_month import YearMonth

_FIRST_MONTHS: Final = {"exemption": YearMonth(2002, 7), "student": YearMonth(2002, 4)}


@value
class DatedAddress:
    """An address: its first day (named `from` in facts) and the municipality."""

    first_day: Annotated[dt.date, Field(alias="from")]
    municipality: Code


@value
class Given:
    """What is applied for, the month, and the addresses in order of their first days."""

    kind: Literal["exemption", "student"]
    target_month: YearMonth
    addresses: tuple[DatedAddress, ...]


@value
class Output:
    """The year of income and the municipality that taxes it."""

    income_year: int
    municipality: Code


@rule(
    "national_pension",
    "income-municipality",
    law="国民年金法第90条・第90条の3・第108条、地方税法第318条(賦課期日)",
)
def income_municipality(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the municipality of the address on 1 January after the year of income.

    An address that begins on that day counts (地方税法第318条). Out of scope: who has no address by
    then, and months before the years began as they do now (平成14年厚生労働省令第25号).
    """
    first = _FIRST_MONTHS[given.kind]
    if given.target_month < first:
        msg = f"target_month: expected {first} or later, found {given.target_month}"
        raise OutOfScopeError(msg)
    start, _ = cycle_of(given.target_month, JULY if given.kind == "exemption" else APRIL)
    year = income_year(start)
    tax_day = dt.date(year + 1, 1, 1)
    why(
        f"{given.target_month}分は{year}年の所得を見、賦課期日は{tax_day}。",
        f"{given.target_month}: income of {year}, taxed by residence on {tax_day}.",
        law="国民年金法第90条・第90条の3、地方税法第318条",
    )
    before = [each for each in given.addresses if each.first_day <= tax_day]
    if not before:
        msg = f"addresses: expected one that begins by {tax_day}, found none"
        raise OutOfScopeError(msg)
    found = max(enumerate(before), key=lambda pair: (pair[1].first_day, pair[0]))[1]
    why(
        f"その日の住所は{found.first_day}からの{found.municipality}。",
        f"The address then is {found.municipality}, since {found.first_day}.",
        law="地方税法第318条",
    )
    return Output(year, found.municipality)
