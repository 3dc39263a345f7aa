"""How long a foreign resident may stay past the expiry, and when the record is erased."""

from datetime import date
from typing import Final

from conformance.rules.calendar import add_months
from conformance.rules.core import OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.resident_register._periods import days_after, last_day_of_period

_LAW: Final = "入管法第20条第6項、第21条第4項"
_MANUAL: Final = "標準仕様書 第1.0版 4.5.6"


@value
class Given:
    """The expiry, whether renewal or change was applied for by then, the decision, the notice.

    The period of residence is one of 31 days or more. `decided_on` is None while undecided;
    `new_expires_on` is the end of the period that was granted, None where none was.
    """

    expires_on: date
    renewal_filed_before_expiry: bool
    decided_on: date | None
    new_expires_on: date | None
    immigration_notice_received: bool
    as_of: date


@value
class Output:
    """The last day of staying, whether it has passed, and whether the record is erased."""

    may_stay_until: date
    period_over: bool
    erase_record: bool


@rule("resident_register", "residence-period-expiry", law=f"{_LAW}・{_MANUAL}")
def residence_period_expiry(given: Given, law: Parameters, why: Why) -> Output:
    """Return the last day of staying; only the notice of the agency erases the record.

    With an application in time the stay lasts until the decision (one before the expiry: until the
    expiry) or the end of the special period counted from the day after the expiry, the earlier; a
    renewal that is granted brings a new period. One granted without application and decision, or
    that ends no later, is out of scope, as is an expiry before foreigners had resident records.
    """
    until = _may_stay_until(given, law, why)
    over = given.as_of > until
    why(
        f"{given.as_of}には在留できる期間を過ぎて{'いる' if over else 'いない'}。",
        f"On {given.as_of} the period {'is' if over else 'is not'} over.",
        law=_LAW,
    )
    notified = given.immigration_notice_received
    why(
        "出入国在留管理庁長官の通知を受けて"
        f"{'いるので消除する' if notified else 'いないので消除しない'}。",
        f"The agency's notice {'was received: the record is' if notified else 'is missing: not'} "
        "erased.",
        law=_MANUAL,
    )
    return Output(until, over, notified)


def _may_stay_until(given: Given, law: Parameters, why: Why) -> date:
    expires = given.expires_on
    months = law.on(expires).integer("special_period_months")
    if not given.renewal_filed_before_expiry:
        _hold_granted(given)
        why(
            f"満了日{expires}までに申請がないので、その日まで。",
            f"Nothing was applied for by the expiry {expires}: until that day.",
            law=_LAW,
        )
        return expires
    if given.new_expires_on is not None:
        return _granted(given, given.new_expires_on, why)
    limit = last_day_of_period(days_after(expires, 1), months=months)
    if law.reads("special_period", "corresponding_day"):
        limit = add_months(expires, months)
    decided = given.decided_on and max(given.decided_on, expires)
    until = min(limit, decided) if decided else limit
    why(
        f"処分の日{decided or '（まだない）'}と、満了日{expires}の翌日から"
        f"{months}か月の最終日{limit}の早い方{until}まで。",
        f"Until {until}, the earlier of the decision ({decided or 'none yet'}) and {limit}, "
        f"the last day of {months} months from the day after the expiry {expires}.",
        law=f"{_LAW}、民法第143条",
    )
    return until


def _hold_granted(given: Given) -> None:
    """Hold that a new period is one that was applied for, decided, and ends later."""
    until = given.new_expires_on
    asked = given.renewal_filed_before_expiry and given.decided_on is not None
    if until is not None and (not asked or until <= given.expires_on):
        msg = (
            f"new_expires_on: expected a day after {given.expires_on} of a renewal applied for and "
            f"decided, found {until}"
        )
        raise OutOfScopeError(msg)


def _granted(given: Given, until: date, why: Why) -> date:
    _hold_granted(given)
    why(
        f"{given.decided_on}に許可されたので、新しい満了日{until}まで。",
        f"Granted on {given.decided_on}: until the new expiry {until}.",
        law="入管法第20条第5項・第21条第4項",
    )
    return until
