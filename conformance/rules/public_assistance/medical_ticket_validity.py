"""For which days of a month a medical ticket (医療券) is valid."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.scope import not_before
from conformance.values.year_month import YearMonth

_LAW: Final = "生活保護法第34条、医療扶助運営要領"


@value
class Given:
    """The month of treatment, the first day of protection, the last one if known."""

    month: YearMonth
    protected_from: date
    last_protected: date | None


@value
class Output:
    """Whether a ticket is issued, and its first and last day."""

    issue: bool
    valid_from: date | None
    valid_to: date | None


@rule("public_assistance", "medical-ticket-validity", law=_LAW)
def medical_ticket_validity(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the days of the month on which the person is protected, or no ticket.

    The last day of protection is included. Protection that ends before it begins is out of scope.
    """
    month, last = given.month, given.last_protected
    if last is not None:
        not_before("last_protected", last, given.protected_from)
    first_day = max(month.first_day, given.protected_from)
    last_day = month.last_day if last is None else min(month.last_day, last)
    why(
        f"診療月{month}、保護は{given.protected_from}から{last or '継続中'}。",
        f"Month {month}, protected from {given.protected_from} to {last or 'now'}.",
        law=_LAW,
    )
    issue = first_day <= last_day
    why(
        f"有効期間は{first_day}から{last_day}。" if issue else "保護を受ける日がなく発行しない。",
        f"Valid from {first_day} to {last_day}." if issue else "No day is protected: no ticket.",
        law=_LAW,
    )
    return Output(issue, *((first_day, last_day) if issue else (None, None)))
