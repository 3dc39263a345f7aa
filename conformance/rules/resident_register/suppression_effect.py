"""What suppressions (抑止) do to an operation at a moment."""

from datetime import date, timedelta
from typing import Final, Literal

from pydantic import NaiveDatetime

from conformance.rules.core import Code, OutOfScopeError, Parameters, Why, rule, value
from conformance.rules.scope import not_before

_SOURCE: Final = "住民記録システム標準仕様書 第1.0版 3.1"

Effect = Literal["error", "alert", "pass"]


@value
class Suppression:
    """A suppression: its operations and level, its period, its termination, a temporary release.

    `ended_on` is the day of termination (終了処理); `ends_on` alone ends nothing.
    """

    operations: tuple[Code, ...]
    level: Code
    starts_on: date
    ends_on: date | None = None
    ended_on: date | None = None
    temporary_released_at: NaiveDatetime | None = None
    temporary_release_minutes: int | None = None


@value
class Given:
    """The operation, the moment (Japan time, without offset) and the person's suppressions."""

    operation: Code
    now: NaiveDatetime
    suppressions: tuple[Suppression, ...]


@value
class Output:
    """What happens: stopped with an error, warned with an alert, or let through."""

    effect: Effect


@rule("resident_register", "suppression-effect", law=_SOURCE)
def suppression_effect(given: Given, _law: Parameters, why: Why) -> Output:
    """Return the strongest effect of the suppressions in force for the operation.

    One is in force from its first day until the day of its termination, except while temporarily
    released: from the release until its minutes have passed, that instant being suppressed again.
    A release without minutes is out of scope, and so is an end or a termination before the first
    day: it belongs to an earlier one.
    """
    for each in given.suppressions:
        _hold_order(each)
    concerned = [each for each in given.suppressions if given.operation in each.operations]
    levels = {each.level for each in concerned if _in_force(each, given.now, why)}
    effect: Effect = "error" if "error" in levels else "alert" if "alert" in levels else "pass"
    why(
        f"{given.operation}に係る抑止{len(concerned)}件のうち有効な水準は"
        f"{'、'.join(sorted(levels)) or 'なし'}なので{effect}。",
        f"Of {len(concerned)} suppressions of {given.operation}, levels in force: "
        f"{', '.join(sorted(levels)) or 'none'}; effect {effect}.",
        law=_SOURCE,
    )
    return Output(effect)


def _hold_order(one: Suppression) -> None:
    for name, day in (("ends_on", one.ends_on), ("ended_on", one.ended_on)):
        if day is not None:
            not_before(name, day, one.starts_on)


def _in_force(suppression: Suppression, now: NaiveDatetime, why: Why) -> bool:
    today = now.date()
    if suppression.starts_on > today:
        why(
            f"{suppression.starts_on}に始まる抑止はまだ有効でない。",
            f"A suppression from {suppression.starts_on} has not started.",
            law=_SOURCE,
        )
        return False
    if suppression.ended_on is not None and suppression.ended_on <= today:
        why(
            f"{suppression.ended_on}に終了処理をした抑止は除く。",
            f"A suppression was terminated on {suppression.ended_on}.",
            law=_SOURCE,
        )
        return False
    return not _is_released(suppression, now, why)


def _is_released(suppression: Suppression, now: NaiveDatetime, why: Why) -> bool:
    released_at = suppression.temporary_released_at
    if released_at is None:
        return False
    if suppression.temporary_release_minutes is None:
        msg = (
            f"temporary_release_minutes: expected the length of the release of {released_at}, "
            "found null"
        )
        raise OutOfScopeError(msg)
    returns_at = released_at + timedelta(minutes=suppression.temporary_release_minutes)
    released = released_at <= now < returns_at
    why(
        f"一時解除は{released_at}から{returns_at}の前まで。{now}は"
        f"{'解除中' if released else '解除中でない'}。",
        f"Temporarily released from {released_at} to before {returns_at}: "
        f"{'released' if released else 'not released'} at {now}.",
        law=_SOURCE,
    )
    return released
