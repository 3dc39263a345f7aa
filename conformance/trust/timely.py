"""What a bundle says of times, held against the clock here: nothing to come, nothing run out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from conformance.errors import Message
from conformance.trust.refused import SIGN_AGAIN, BundleError, ExpiredError, bundle_error
from conformance.trust.statement import moment

if TYPE_CHECKING:
    from conformance.results.model import Result
    from conformance.trust.statement import Statement

_APART = dt.timedelta(minutes=5)
"""By which two clocks may differ."""
_SHOWN = 3


def hold_times(result: Result, statement: Statement, now: dt.datetime) -> dt.datetime:
    """Return when it was signed; it had been run by then, and both lie in the past.

    Raises:
        BundleError: TRU050, it was signed or run in the future; TRU051, signed before the run
            ended, or no moment is written.
    """
    signed = moment(statement.signed_at)
    if signed is None or result.run.finished_at - signed > _APART:
        raise _before(statement.signed_at, result.run.finished_at)
    hold_past(signed, now)
    hold_past(result.run.finished_at, now)
    return signed


def hold_past(at: dt.datetime, now: dt.datetime) -> None:
    """Hold that a moment is not to come (`BundleError` TRU050)."""
    if at - now > _APART:
        raise _to_come(at, now)


def hold_waivers(result: Result, today: dt.date) -> None:
    """Hold that no waiver has run out (`ExpiredError` TRU060): each ends at 24:00 in Japan."""
    ended = {
        (case.waiver.of, case.waiver.expires)
        for case in result.cases
        if case.waiver is not None and case.waiver.expires < today
    }
    if ended:
        raise ExpiredError(_expired(sorted(ended), today))


def _to_come(at: dt.datetime, now: dt.datetime) -> BundleError:
    return bundle_error(
        "TRU050",
        f"先の日時のものです: {at.isoformat()}。ここの時計: {now.isoformat()}",
        f"it is of a moment to come: {at.isoformat()}; the clock here: {now.isoformat()}",
        (
            "ここと差出人の時計を確かめてください。",
            "look at the clock here and at the sender's",
        ),
    )


def _before(signed: str, finished: dt.datetime) -> BundleError:
    return bundle_error(
        "TRU051",
        f"署名の日時が試験の終わりより前か、書かれていません。署名: {signed[:30]!r}。"
        f"試験の終わり: {finished.isoformat()}",
        f"it was signed before the run ended, or no moment is written: signed {signed[:30]!r},"
        f" the run ended {finished.isoformat()}",
        SIGN_AGAIN,
    )


def _expired(ended: list[tuple[str, dt.date]], today: dt.date) -> Message:
    some = ", ".join(f"{of} ({day})" for of, day in ended[:_SHOWN])
    return Message(
        "TRU060",
        f"免除 {len(ended)} 件の期限が過ぎています（今日 {today}）: {some}",
        f"{len(ended)} waivers have expired (today is {today}): {some}",
        "期限内の免除か、直した版の新しい結果を求めてください。",
        "ask for a new result: of a release that is repaired, or under a waiver that holds",
    )
