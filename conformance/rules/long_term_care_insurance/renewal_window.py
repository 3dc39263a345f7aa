"""When an application counts as one for renewal."""

from datetime import date, timedelta
from typing import Literal

from conformance.rules.calendar import last_day_of_months
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.office_deadline import moved_deadline

_LAW = "介護保険法施行規則第39条"
_UNAVOIDABLE = "介護保険法第28条第3項・第201条、民法第140条・第143条、地方自治法第4条の2第4項"
_ONE_DAY = timedelta(days=1)


@value
class Given:
    """The certification's last day, the day of application, the day an unavoidable reason ended."""

    valid_to: date
    application_date: date
    unavoidable_to: date | None = None
    closed_dates: tuple[date, ...] = ()


@value
class Output:
    """The first day to apply, and what the application is."""

    window_from: date
    kind: Literal["too_early", "renewal", "expired"]


@rule(
    "long_term_care_insurance",
    "renewal-window",
    law="介護保険法第28条第2項・第3項・第201条、同法施行規則第39条",
)
def renewal_window(given: Given, law: Parameters, why: Why) -> Output:
    """Return the window of sixty days before the last day, both ends included.

    Earlier is refused, later is a new application (介護保険法施行規則第39条), unless an unavoidable
    reason kept the person from applying before the end: then it is a renewal within a month of the
    day the reason ended (介護保険法第28条第3項). A reason that ended before is out of scope. So is
    an application until the next open day after a closed end: whether the window ends there
    (地方自治法第4条の2第4項) is not said.
    """
    days = law.on(given.application_date).integer("days_before")
    first = given.valid_to - timedelta(days=days)
    why(
        f"満了日{given.valid_to}の{days}日前は{first}。",
        f"{days} days before the end {given.valid_to} is {first}.",
        law=_LAW,
    )
    if given.application_date < first:
        why("受付開始前のため受け付けない。", "Too early: refused.", law=_LAW)
        return Output(first, "too_early")
    if given.application_date > given.valid_to:
        if _excused(given, why):
            return Output(first, "renewal")
        _past_any_moved_end(given)
        why("満了後のため新規申請とする。", "Expired: a new application.", law=_LAW)
        return Output(first, "expired")
    why("期間内のため更新申請とする。", "Within the window: a renewal.", law=_LAW)
    return Output(first, "renewal")


def _past_any_moved_end(given: Given) -> None:
    """Refuse an application in the days by which a closed last day might move the end."""
    moved = moved_deadline(given.valid_to, given.closed_dates)
    if given.application_date <= moved:
        msg = f"application_date: expected a day after {moved}, found {given.application_date}"
        raise OutOfScopeError(msg)


def _excused(given: Given, why: Why) -> bool:
    """Say whether the application comes within a month of the end of an unavoidable reason."""
    ended = given.unavoidable_to
    if ended is None:
        return False
    if not given.valid_to <= ended <= given.application_date:
        msg = (
            f"unavoidable_to: expected a day from {given.valid_to} to {given.application_date}, "
            f"found {ended}"
        )
        raise OutOfScopeError(msg)
    last = moved_deadline(last_day_of_months(ended + _ONE_DAY, 1), given.closed_dates)
    in_time = given.application_date <= last
    why(
        f"やむを得ない理由のやんだ日{ended}から1月以内（閉庁日なら次の開庁日まで）は{last}までで、"
        f"申請は期間{'内のため更新申請とする' if in_time else '外'}。",
        f"Within a month of {ended}, when the unavoidable reason ended, is until {last}: "
        f"{'a renewal' if in_time else 'too late'}.",
        law=_UNAVOIDABLE,
    )
    return in_time
