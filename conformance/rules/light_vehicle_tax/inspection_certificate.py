"""Whether the certificate of payment for the vehicle inspection may be issued."""

from datetime import date
from typing import Literal

from pydantic import NonNegativeInt

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value

_LAW = "道路運送車両法第97条の2第1項"


@value
class Given:
    """What is unpaid of earlier years (yen), this year's state, the days of issue and due date.

    `inspected`: a light vehicle subject to inspection, or a two-wheeler above 250 cc.
    """

    past_arrears: NonNegativeInt
    current_status: Literal["paid", "unpaid", "reduced", "nontaxable", "not_taxed"]
    issue_date: date
    current_due_date: date | None = None
    unavoidable: bool = False
    inspected: bool = True


@value
class Output:
    """Whether it may be issued."""

    issuable: bool


@rule("light_vehicle_tax", "inspection-certificate", law="道路運送車両法第97条の2")
def inspection_certificate(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether nothing of this vehicle is in arrears; what cannot be helped is no arrears.

    A vehicle that is not inspected (a moped, a light two-wheeler, a small special vehicle) has no
    such certificate. The due date itself is in time. An unpaid tax whose due date is not known is
    out of scope.
    """
    found, ja, en = _decided(given)
    why(f"{ja}。", f"{en}.", law=_LAW)
    why(
        f"納税証明書を{'発行できる' if found else '発行しない'}。",
        f"The certificate {'may' if found else 'may not'} be issued.",
        law=_LAW,
    )
    return Output(found)


def _decided(given: Given) -> tuple[bool, str, str]:
    if not given.inspected:
        return False, "継続検査のない車両である", "The vehicle is not inspected"
    if given.unavoidable:
        return True, "やむを得ない事由による滞納である", "The arrears could not be helped"
    if given.past_arrears:
        return (
            False,
            f"過年度の未納が{given.past_arrears}円ある",
            f"{given.past_arrears} yen of earlier years are unpaid",
        )
    if given.current_status != "unpaid":
        return True, f"現年度は{given.current_status}", f"This year: {given.current_status}"
    if given.current_due_date is None:
        msg = "current_due_date: an unpaid tax needs its due date"
        raise OutOfScopeError(msg)
    in_time = given.issue_date <= given.current_due_date
    return (
        in_time,
        f"現年度は未納で納期限{given.current_due_date}{'前' if in_time else '経過後'}",
        f"Unpaid, {'not yet' if in_time else 'past'} due on {given.current_due_date}",
    )
