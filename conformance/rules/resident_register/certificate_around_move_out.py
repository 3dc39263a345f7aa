"""Which record a certificate shows around a move-out, and whether it tells of the move-out."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value

_LAW: Final = "住民記録システム標準仕様書 第1.0版 1.1.5、5.1"


@value
class Given:
    """The day of issue; the planned day of moving out (None: no notification of moving out).

    `notified_move_in_on`: the day of moving in by the notice received until the issue (None: none).
    """

    issued_on: date
    planned_on: date | None = None
    notified_move_in_on: date | None = None


@value
class Output:
    """The record shown, and whether the entries made by the notification of moving out appear."""

    record: Literal["live", "removed"]
    move_out_entries: bool


@rule("resident_register", "certificate-around-move-out", law=_LAW)
def certificate_around_move_out(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the live record until the day before the erasure, the removed record from that day on.

    The record is erased on the planned day or the notified day of moving in, whichever is earlier.
    Without a notification of moving out the record is live, even if a notice of moving in came.
    """
    if given.planned_on is None:
        why(
            "転出届がないので現存者として証明する。",
            "Without a notification of moving out the person is certified as a resident.",
            law=_LAW,
        )
        return Output("live", move_out_entries=False)
    erased_on = _erased_on(given.planned_on, given.notified_move_in_on, why)
    removed = given.issued_on >= erased_on
    shown = (
        "以後なので除票に転出の記載を出す"
        if removed
        else "より前なので現存者の証明とし、転出の記載を出さない"
    )
    why(
        f"発行日{given.issued_on}は消除日{shown}。",
        f"Issued on {given.issued_on}, {'on or after' if removed else 'before'} the erasure: "
        f"{'the removed record with' if removed else 'the live record without'} the move-out.",
        law=_LAW,
    )
    return Output("removed" if removed else "live", move_out_entries=removed)


def _erased_on(planned: date, notified: date | None, why: Why) -> date:
    erased_on = planned if notified is None else min(planned, notified)
    why(
        f"転出予定日{planned}と転入通知の転入日{notified or '（未着）'}の"
        f"早い方{erased_on}に消除する。",
        f"Erased on {erased_on}, the earlier of the planned day {planned} and the notified day of "
        f"moving in ({notified or 'not received'}).",
        law="標準仕様書 第1.0版 1.1.5",
    )
    return erased_on
