"""Who is listed because the notice of moving in (転入通知) has not arrived."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.resident_register._periods import days_after

_LAW: Final = "住民記録システム標準仕様書 第1.0版 4.1.3.1.4"
_LISTED: Final = ("move_out_domestic", "ex_officio")


@value
class Given:
    """How the record was erased, the planned day (ex officio: the day of erasure), the notice.

    `wait_days` is a setting of the municipality, not a figure of the specification.
    """

    erasure_kind: Literal["move_out_domestic", "ex_officio", "move_out_overseas", "death"]
    planned_on: date
    notice_received: bool
    as_of: date
    wait_days: int


@value
class Output:
    """Whether the person is listed, and whether a letter of inquiry can be made."""

    in_list: bool
    inquiry_letter: bool


@rule("resident_register", "move-in-notice-missing", law=_LAW)
def move_in_notice_missing(given: Given, _law: Parameters, why: Why) -> Output:
    """Return that a missing notice is listed from the day after the wait, for two kinds of erasure.

    Only a domestic move-out is inquired about; overseas moves and deaths bring no notice at all.
    """
    if given.wait_days < 0:
        msg = f"wait_days: expected 0 or more, found {given.wait_days}"
        raise OutOfScopeError(msg)
    last_day = days_after(given.planned_on, given.wait_days)
    overdue = not given.notice_received and given.as_of > last_day
    why(
        f"{given.planned_on}から{given.wait_days}日の{last_day}を{given.as_of}は"
        f"{'過ぎ' if given.as_of > last_day else '過ぎておらず'}、"
        f"転入通知は{'届いている' if given.notice_received else '届いていない'}。",
        f"{given.wait_days} days from {given.planned_on} end on {last_day}; asked on {given.as_of} "
        f"the notice {'has' if given.notice_received else 'has not'} arrived.",
        law=_LAW,
    )
    listed = overdue and given.erasure_kind in _LISTED
    letter = overdue and given.erasure_kind == "move_out_domestic"
    why(
        f"{given.erasure_kind}なので一覧に{'出し' if listed else '出さず'}、"
        f"照会書は{'作れる' if letter else '作れない'}。",
        f"For {given.erasure_kind}: {'listed' if listed else 'not listed'}, "
        f"{'with' if letter else 'without'} a letter of inquiry.",
        law=_LAW,
    )
    return Output(listed, letter)
