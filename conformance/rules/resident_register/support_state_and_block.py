"""The state of a support measure on a day, and whether issuing is blocked."""

from datetime import date
from typing import Final, Literal

from conformance.rules.core import Parameters, Why, rule, value
from conformance.rules.resident_register._support_period import month_before
from conformance.rules.scope import not_before

_SOURCE: Final = "住民記録システム標準仕様書 第1.0版 3.1、3.4"

Alert = Literal["ends_within_a_month", "expired"]


@value
class Given:
    """Start of provisional support, period of support, day of its termination (終了処理), the day.

    Each is None when there is no such day.
    """

    provisional_from: date | None
    starts_on: date | None
    ends_on: date | None
    terminated_on: date | None
    as_of: date


@value
class Output:
    """The state, whether issuing is blocked, and the alert shown to the clerk, if any."""

    state: Literal["none", "provisional", "active", "expired"]
    block: bool
    alert: Alert | None


@rule("resident_register", "support-state-and-block", law="住民基本台帳事務処理要領・" + _SOURCE)
def support_state_and_block(given: Given, _law: Parameters, why: Why) -> Output:
    """Return state, block and alert at `as_of`.

    The block begins with provisional support or support and ends by termination only, on its day:
    an expired period goes on blocking. Support without a known end stays active. The block holds
    for the applicant and for those who asked for support together alike. A termination before the
    support is that of an earlier one and says nothing: out of scope, as is an end before the start.
    """
    _hold_order(given)
    if _has_come(given.terminated_on, given.as_of):
        why(
            f"{given.terminated_on}に終了処理をした。",
            f"Support was terminated on {given.terminated_on}.",
            law=_SOURCE,
        )
        return Output("none", block=False, alert=None)
    if _has_come(given.starts_on, given.as_of):
        return _started(given, why)
    if _has_come(given.provisional_from, given.as_of):
        why(
            f"仮支援措置を{given.provisional_from}に始め、支援の開始前である。",
            f"Provisional support since {given.provisional_from}; support has not started.",
            law=_SOURCE,
        )
        return Output("provisional", block=True, alert=None)
    why(
        f"{given.as_of}までに始まった支援も仮支援もない。",
        f"Neither support nor provisional support has started by {given.as_of}.",
        law=_SOURCE,
    )
    return Output("none", block=False, alert=None)


def _hold_order(given: Given) -> None:
    begun = given.starts_on or given.provisional_from
    if begun is None:
        return
    for name, day in (("ends_on", given.ends_on), ("terminated_on", given.terminated_on)):
        if day is not None:
            not_before(name, day, begun)


def _has_come(day: date | None, as_of: date) -> bool:
    return day is not None and day <= as_of


def _started(given: Given, why: Why) -> Output:
    ends, as_of = given.ends_on, given.as_of
    why(
        f"支援措置は{given.starts_on}に始まり、期間は{ends or '（未定）'}まで。"
        "終了処理まで抑止する。",
        f"Support since {given.starts_on}, to {ends or 'an open end'}; blocked until terminated.",
        law=_SOURCE,
    )
    if ends is not None and as_of > ends:
        why(
            f"{as_of}は期間を過ぎているが、抑止は自動で終わらない。",
            f"{as_of} is past the period, yet the block does not end by itself.",
            law=_SOURCE,
        )
        return Output("expired", block=True, alert="expired")
    return Output("active", block=True, alert=_end_is_near(ends, as_of, why))


def _end_is_near(ends: date | None, as_of: date, why: Why) -> Alert | None:
    if ends is None or as_of < month_before(ends):
        return None
    why(
        f"{as_of}は終了日の一か月前{month_before(ends)}以後なのでアラートを出す。",
        f"{as_of} is not before {month_before(ends)}, a month before the end: alert.",
        law="標準仕様書 第1.0版 3.4",
    )
    return "ends_within_a_month"
