"""An overpayment is set off against what is unpaid."""

from datetime import date

from pydantic import NonNegativeInt

from conformance.rules.core import Parameters, Why, rule, value

_LAW = "地方税法第17条の2・同法施行令第6条の14第1項"


@value
class Unpaid:
    """Something unpaid: its key, due date, tax and late charge (yen)."""

    key: str
    due_date: date
    principal: NonNegativeInt
    late_charge: NonNegativeInt


@value
class Allocation:
    """What goes to the tax and to the late charge of one unpaid entry (yen)."""

    key: str
    to_principal: int
    to_late_charge: int


@value
class Given:
    """What was paid too much (yen), the day of setting off, and what is unpaid."""

    overpaid: NonNegativeInt
    offset_date: date
    unpaid: tuple[Unpaid, ...]


@value
class Output:
    """What was set off, in order, and what is paid back (yen)."""

    allocations: tuple[Allocation, ...]
    refund: int


@rule("individual_resident_tax", "offset-allocation", law="地方税法第17条の2・施行令第6条の14")
def offset_allocation(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the amounts set off, oldest due date first, tax before late charge, and the refund.

    Only what is due on or before the day of setting off takes part; equal due dates keep their
    order. Entries that get nothing are not listed.
    """
    due = sorted(
        (each for each in given.unpaid if each.due_date <= given.offset_date),
        key=lambda each: each.due_date,
    )
    why(
        f"{given.offset_date}までに納期限が到来した未納は{len(due)}件。",
        f"{len(due)} unpaid entries are due by {given.offset_date}.",
        law=_LAW,
    )
    rest = given.overpaid
    found: list[Allocation] = []
    for each in due:
        principal = min(rest, each.principal)
        late = min(rest - principal, each.late_charge)
        rest -= principal + late
        if principal or late:
            found.append(Allocation(each.key, principal, late))
    why(
        f"過誤納{given.overpaid}円のうち{given.overpaid - rest}円を充当し{rest}円を還付する。",
        f"Of {given.overpaid} yen, {given.overpaid - rest} are set off and {rest} paid back.",
        law=_LAW,
    )
    return Output(tuple(found), rest)
