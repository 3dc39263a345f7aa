"""The day a record is removed because of a move out of the municipality."""

from datetime import date
from typing import Final

from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "住民基本台帳法施行令第8条・標準仕様書 第1.0版 1.1.5"


@value
class Given:
    """The planned day of moving out, and the day of moving in as notified by the new municipality.

    `notified_move_in_on` is None as long as no notice (転入通知) has come.
    """

    planned_on: date
    notified_move_in_on: date | None = None


@value
class Output:
    """The day of removal (消除)."""

    erased_on: date


@rule("resident_register", "move-out-erasure-date", law=_LAW)
def move_out_erasure_date(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the earlier of the planned day and the notified day; without a notice the planned."""
    planned, notified = given.planned_on, given.notified_move_in_on
    if notified is None:
        why(
            f"転入通知がないので転出予定日{planned}に消除する。",
            f"Without a notice the record is removed on the planned day, {planned}.",
            law=_LAW,
        )
        return Output(planned)
    why(
        f"転出予定日は{planned}、転入通知の転入日は{notified}。",
        f"Planned for {planned}; moved in on {notified} according to the notice.",
        law=_LAW,
    )
    erased = min(planned, notified)
    why(f"早い方の{erased}に消除する。", f"The earlier, {erased}, is the day of removal.", law=_LAW)
    return Output(erased)
