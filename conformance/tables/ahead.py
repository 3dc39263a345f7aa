"""The next block is read while the last one is judged."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


def read_ahead(blocks: Iterable[T]) -> Iterator[T]:
    """Yield what `blocks` yields, each taken in a thread while the one before is in use.

    An error of `blocks` is raised at its place. What watches the reading (see `progress`) is told
    as if there were no thread. Besides the block in use one more is in memory.
    """
    iterator, context = iter(blocks), copy_context()

    def take() -> list[T]:
        return list(islice(iterator, 1))  # empty at the end

    with ThreadPoolExecutor(max_workers=1) as reader:
        following = reader.submit(context.run, take)
        while taken := following.result():
            following = reader.submit(context.run, take)
            yield taken[0]
