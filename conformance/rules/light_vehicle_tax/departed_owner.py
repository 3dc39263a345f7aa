"""Owners who left Japan: still taxed, and where the notice goes."""

from datetime import date
from typing import Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.light_vehicle_tax._base_date import (
    BASE_DATE_LAW,
    Year,
    base_date,
    ended_before,
)

Addressee = Literal["tax_agent", "taxpayer", "public_notice", "none"]
_NOTICE_LAW = "地方税法第20条・第20条の2"


@value
class Given:
    """The year, the departure, the deregistration, an agent or address in Japan, mail abroad."""

    fiscal_year: Year
    departed_on: date
    deregistered_on: date | None = None
    tax_agent: bool = False
    overseas_mail_possible: bool = False


@value
class Output:
    """Whether the year is taxed and who is addressed."""

    taxed: bool
    addressee: Addressee


@rule("light_vehicle_tax", "departed-owner", law="地方税法第443条・第20条・第20条の2")
def departed_owner(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the owner is taxed: only deregistering before 1 April ends it, not leaving.

    Deregistering on 1 April itself is out of scope. The day of departure decides nothing.
    """
    day = base_date(given.fiscal_year)
    taxed = not ended_before("deregistered_on", given.deregistered_on, day)
    why(
        f"{day}より前の廃車・名義変更は{'ない' if taxed else 'ある'}。",
        f"{'Not deregistered' if taxed else 'Deregistered'} before {day}.",
        law=BASE_DATE_LAW,
    )
    addressee = _addressee(given) if taxed else "none"
    why(f"通知先は{addressee}。", f"Addressed: {addressee}.", law=_NOTICE_LAW)
    return Output(taxed, addressee)


def _addressee(given: Given) -> Addressee:
    if given.tax_agent:
        return "tax_agent"
    return "taxpayer" if given.overseas_mail_possible else "public_notice"
