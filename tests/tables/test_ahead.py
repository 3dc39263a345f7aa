from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from conformance.tables.ahead import read_ahead
from conformance.tables.progress import told, watched

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_everything_comes_once_and_in_order() -> None:
    assert list(read_ahead(range(5))) == [0, 1, 2, 3, 4]
    assert list(read_ahead([])) == []
    assert list(read_ahead([None, None])) == [None, None]


def test_an_error_comes_after_what_stood_before_it() -> None:
    def breaking() -> Iterator[int]:
        yield 1
        msg = "unreadable"
        raise OSError(msg)

    blocks = read_ahead(breaking())
    assert next(blocks) == 1
    with pytest.raises(OSError, match="unreadable"):
        next(blocks)


def test_one_block_is_read_ahead_and_no_more() -> None:
    taken: list[int] = []
    second = threading.Event()

    def noted() -> Iterator[int]:
        for n in range(10):
            taken.append(n)
            if n == 1:
                second.set()
            yield n

    blocks = read_ahead(noted())
    next(blocks)
    assert second.wait(timeout=10)
    assert taken == [0, 1]
    blocks.close()


def test_who_watches_the_reading_is_told() -> None:
    class Watch:
        seen: list[int] = []  # noqa: RUF012 - of one test

        def read(self, _file: str, size: int, _rows: int) -> None:
            self.seen.append(size)

    def telling() -> Iterator[int]:
        told("a.csv", 7, 1)
        yield 1

    watch = Watch()
    with watched(watch):
        list(read_ahead(telling()))
    assert watch.seen == [7]
