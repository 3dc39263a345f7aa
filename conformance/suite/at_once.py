"""Calls made at the same moment, each on a connection of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from conformance.findings import Cause, UntestedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from conformance.suite.trial import Trial
    from conformance.surfaces.package import Package, Reply

T = TypeVar("T")
_ALL_READY_SECONDS = 30.0


@runtime_checkable
class Twinned(Protocol):
    """A way to a package that can be opened a second time, for a call at the same time."""

    def twin(self) -> Package:
        """Return a second connection to the same municipality."""


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
    package = trial.interface
    if not isinstance(package, Twinned):
        raise UntestedError(_ONE_BY_ONE)
    return [package.twin() for _ in range(count)]


def keep_evidence(trial: Trial, replies: Sequence[Reply]) -> None:
    """Let the evidence be the calls and their statuses: what they answered differs by the run."""
    trail = trial.interface.trail
    trail.clear()
    trail.extend(replace(reply.exchange, response=None) for reply in in_order(replies))


def in_order(replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies with the accepted first, so that evidence does not tell who was faster."""
    return sorted(replies, key=lambda r: (r.status, [e.code for e in r.refusals]))


_ONE_BY_ONE = Cause(
    "U-ONE-BY-ONE",
    "この接続方式は一度に一つの呼出ししか送れないため、同時の要求を試せません。",
    "this way to the package sends one call after the other; requests at the same time cannot be",
    "HTTP の接続（surfaces.api）で試験してください。",
    "test it over HTTP (surfaces.api)",
)
