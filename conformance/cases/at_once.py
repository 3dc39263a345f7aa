"""Calls made at the same moment, each on a connection of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import TYPE_CHECKING, TypeVar

from conformance.surfaces.twinned import twin_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conformance.cases.trial import Trial
    from conformance.surfaces.package import Package, Reply

T = TypeVar("T")
_ALL_READY_SECONDS = 30.0


def at_once(calls: Sequence[Callable[[], T]]) -> list[T]:
    """Make all calls at the same moment; return what they gave, in their order.

    All have ended when this returns; of several that raise, the first one's error is raised.
    """
    start = Barrier(len(calls))

    def made(call: Callable[[], T]) -> T:
        start.wait(_ALL_READY_SECONDS)
        return call()

    with ThreadPoolExecutor(len(calls)) as pool:
        waiting = [pool.submit(made, call) for call in calls]
    return [one.result() for one in waiting]


def twins(trial: Trial, count: int) -> list[Package]:
    """Return connections to the place of the trial (`UntestedError` where it has but one)."""
    return [twin_of(trial.interface) for _ in range(count)]


def keep_evidence(trial: Trial, replies: Sequence[Reply]) -> None:
    """Let the evidence be the calls and their statuses: what they answered differs by the run."""
    trail = trial.interface.trail
    trail.clear()
    trail.extend(replace(reply.exchange, response=None) for reply in in_order(replies))


def in_order(replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies with the accepted first, so that evidence does not tell who was faster."""
    return sorted(replies, key=lambda r: (r.status, [e.code for e in r.refusals]))
