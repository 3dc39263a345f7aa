"""Whether event date (異動日) and filing date (届出日) may be entered, and the processing date."""

from datetime import date
from typing import Final

from conformance.rules.core import Code, Parameters, Why, rule, value
from conformance.rules.scope import not_before

_MOVE_OUT: Final = "move_out"
_SOURCE: Final = "住民記録システム標準仕様書 第1.0版 4.0.3"


@value
class Given:
    """The event, its date, the filing date (None: blank, or not by notification), today."""

    event: Code
    event_on: date | None
    filed_on: date | None
    today: date


@value
class Output:
    """Whether either date is right, and the processing date (処理日)."""

    event_date_ok: bool
    filing_date_ok: bool
    processed_on: date


@rule(
    "resident_register",
    "event-date-check",
    law="住民記録システム標準仕様書 第1.0版 4.0.3、4.1.0.2、4.1.3.0.1",
)
def event_date_check(given: Given, _law: Parameters, why: Why) -> Output:
    """Return which dates are right.

    The event date must be given and, moving out excepted, not lie in the future; the filing date
    must not lie in the future, moving out included. The processing date is always today. But for
    moving out, what has happened was not notified before it had: out of scope.
    """
    _hold_order(given)
    event_ok = _event_date_ok(given, why)
    filing_ok = given.filed_on is None or given.filed_on <= given.today
    why(
        f"届出日{given.filed_on or '（空）'}は、空か今日{given.today}以前であればよい："
        f"{'可' if filing_ok else '不可'}。",
        f"Filing date {given.filed_on or 'blank'}, blank or up to {given.today}: "
        f"{'right' if filing_ok else 'wrong'}.",
        law=_SOURCE,
    )
    why(
        f"処理日は当日の{given.today}。",
        f"The processing date is today, {given.today}.",
        law=_SOURCE,
    )
    return Output(event_ok, filing_ok, given.today)


def _hold_order(given: Given) -> None:
    """Hold that nothing but moving out was notified before it happened (第22条ほか)."""
    event, filed = given.event_on, given.filed_on
    if given.event == _MOVE_OUT or event is None or filed is None or event > given.today:
        return
    not_before("filed_on", filed, event)


def _event_date_ok(given: Given, why: Why) -> bool:
    if given.event_on is None:
        why("異動日が空のままである。", "The event date is blank.", law=_SOURCE)
        return False
    may_be_future = given.event == _MOVE_OUT
    accepted = may_be_future or given.event_on <= given.today
    why(
        f"異動日{given.event_on}は、"
        f"{'転出なので先の日でもよい' if may_be_future else f'今日{given.today}以前であること'}："
        f"{'可' if accepted else '不可'}。",
        f"Event date {given.event_on}, "
        f"{'which may lie ahead when moving out' if may_be_future else f'up to {given.today}'}: "
        f"{'right' if accepted else 'wrong'}.",
        law="標準仕様書 第1.0版 4.1.0.2、4.1.3.0.1",
    )
    return accepted
