"""Whether a municipality provides a service to a person on a day."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Code, Parameters, Why, rule, value

Reason = Literal["outside_registered", "before_move_in", "after_move_out", "resident"]

_LAW: Final = "予防接種法第5条第1項、母子保健法第12条・第13条、健康増進法第19条の2"


@value
class Given:
    """The kind of resident (not used), the time of residence, the day, a registration outside."""

    resident_kind: Code
    became_resident_date: date
    ceased_resident_date: date | None
    service_date: date
    outside_registered: bool


@value
class Output:
    """Whether the person is covered and the first reason that holds."""

    covered: bool
    reason: Reason


@rule("health_management", "service-municipality", law=_LAW)
def service_municipality(given: Given, _law: Parameters, why: Why) -> Output:
    """Return whether the person lives here on the day, or is registered without living here.

    The day of moving in counts, that of moving out does not; nationality is not asked.
    """
    why(
        f"住民期間は{given.became_resident_date}から{given.ceased_resident_date or '現在'}まで、"
        f"実施日は{given.service_date}。",
        f"Resident from {given.became_resident_date} to {given.ceased_resident_date or 'now'}; "
        f"the service is on {given.service_date}.",
        law=_LAW,
    )
    reason = _reason(given)
    covered = reason in {"outside_registered", "resident"}
    why(
        f"{reason}のため公費実施の対象と{'する' if covered else 'しない'}。",
        f"{'Covered' if covered else 'Not covered'}: {reason}.",
        law=_LAW,
    )
    return Output(covered, reason)


def _reason(given: Given) -> Reason:
    if given.outside_registered:
        return "outside_registered"
    if given.service_date < given.became_resident_date:
        return "before_move_in"
    ceased = given.ceased_resident_date
    return "after_move_out" if ceased is not None and ceased <= given.service_date else "resident"
