from __future__ import annotations

import multiprocessing
import threading
from typing import TYPE_CHECKING

import pytest

from conformance.tables.alongside import WORKERS, alongside

if TYPE_CHECKING:
    from collections.abc import Iterator


def double(n: int) -> int:
    return 2 * n


@pytest.mark.parametrize("ahead", [0, 1, WORKERS, 10])
def test_everything_comes_once_and_in_order(ahead: int) -> None:
    assert list(alongside(range(7), double, ahead)) == [(n, 2 * n) for n in range(7)]
    assert list(alongside([], double, ahead)) == []


def places() -> list[int]:
    """Ask for as many items as there are threads, each done when all are being worked on."""
    together = threading.Barrier(WORKERS, timeout=30)

    def wait(_item: int) -> int:
        return together.wait()  # breaks where nobody else comes

    return sorted(place for _, place in alongside(range(WORKERS), wait))


def test_several_are_worked_on_at_once() -> None:
    assert places() == list(range(WORKERS))


def test_an_error_of_the_work_comes_at_its_place() -> None:
    def work(n: int) -> float:
        return 1 / n

    made = alongside([2, 1, 0, 4], work)
    assert next(made) == (2, 0.5)
    assert next(made) == (1, 1.0)
    with pytest.raises(ZeroDivisionError):
        next(made)


def test_an_error_of_what_is_taken_is_not_lost() -> None:
    def breaking() -> Iterator[int]:
        yield 1
        msg = "unreadable"
        raise OSError(msg)

    with pytest.raises(OSError, match="unreadable"):
        list(alongside(breaking(), double))


@pytest.mark.parametrize("ahead", [0, 1, 3])
def test_no_more_is_taken_ahead_than_allowed(ahead: int) -> None:
    taken: list[int] = []

    def noted() -> Iterator[int]:
        for n in range(10):
            taken.append(n)
            yield n

    made = alongside(noted(), double, ahead)
    next(made)
    assert taken == list(range(ahead + 1))
    next(made)
    assert taken == list(range(ahead + 2))
    made.close()


@pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="this system does not fork"
)
@pytest.mark.filterwarnings("ignore:.*fork")
def test_a_forked_child_has_threads_of_its_own() -> None:
    here = places()  # from now on there are all the threads, and a child has none of them
    with multiprocessing.get_context("fork").Pool(1) as child:
        assert child.apply_async(places).get(timeout=60) == here
