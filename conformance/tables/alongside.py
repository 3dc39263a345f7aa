"""Several blocks are worked on at once, each in a thread, and come out in order."""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")
R = TypeVar("R")

WORKERS = 4
"""How many blocks are worked on at once; each takes memory. On two processors, too, four are faster
than two: some wait for the interpreter."""


def alongside(
    items: Iterable[T], work: Callable[[T], R], ahead: int = WORKERS
) -> Iterator[tuple[T, R]]:
    """Yield every item with what `work` makes of it.

    Args:
        items: taken one by one, in the thread that asks.
        work: depends on its item alone; runs in a thread, several at a time. It must not ask for
            work alongside itself: that would wait for threads which wait for it.
        ahead: how many items are taken before the first of them is yielded; with 0 each is taken
            once the one before is done with.

    An error of the work comes at its item's place; one of `items` at once, and what is still worked
    on is lost.
    """
    waiting: deque[tuple[T, Future[R]]] = deque()
    try:
        for item in items:
            waiting.append((item, _workers().submit(work, item)))
            if len(waiting) > ahead:
                yield _first(waiting)
        while waiting:
            yield _first(waiting)
    finally:
        for _, unasked in waiting:
            unasked.cancel()
        wait(unasked for _, unasked in waiting)


def _first(waiting: deque[tuple[T, Future[R]]]) -> tuple[T, R]:
    item, made = waiting.popleft()
    return item, made.result()


@cache
def _workers() -> ThreadPoolExecutor:
    """Return the threads, the same for every file: each keeps the patterns it has compiled."""
    return ThreadPoolExecutor(WORKERS, "conformance-blocks")


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_workers.cache_clear)  # a child has no threads but its own
