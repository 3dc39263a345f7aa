"""Several blocks are worked on at once, each in a thread, and come out in order."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
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
        work: depends on its item alone; runs in a thread, several at a time.
        ahead: how many items are taken before the first of them is yielded; with 0 each is taken
            once the one before is done with.
    """
    waiting: deque[tuple[T, Future[R]]] = deque()
    with ThreadPoolExecutor(WORKERS) as pool:
        for item in items:
            waiting.append((item, pool.submit(work, item)))
            if len(waiting) > ahead:
                yield _first(waiting)
        while waiting:
            yield _first(waiting)


def _first(waiting: deque[tuple[T, Future[R]]]) -> tuple[T, R]:
    item, made = waiting.popleft()
    return item, made.result()
