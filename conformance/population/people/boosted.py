"""Drawing what lies at an edge often, every edge as often as another, and what is plain seldom.

Concepts are drawn by functions of Hypothesis' `draw`, not by strategies made for each draw: people
have many parts, and making strategies costs ten times what drawing does. All shrink to the plain.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hypothesis.strategies import DrawFn

    from conformance.population.edges import Edge

T = TypeVar("T")
_PLAIN = 6  # edges drawn for one plain value


def number(draw: DrawFn, most: int) -> int:
    """Draw a number from 0 to `most`."""
    return draw(st.integers(0, most))


def pick(draw: DrawFn, options: Sequence[T]) -> T:
    """Draw one of the options; shrinks to the first."""
    return options[number(draw, len(options) - 1)]


def seldom(draw: DrawFn, of: int) -> bool:
    """Draw whether something holds that holds once in so many."""
    return number(draw, of - 1) == of - 1


def boosted(draw: DrawFn, plain: Sequence[T], edges: Sequence[Sequence[T]]) -> T:
    """Draw from the plain options or, mostly, from those of one of the edges."""
    share = -(-len(edges) // _PLAIN) or 1
    chosen = number(draw, share + len(edges) - 1)
    return pick(draw, plain if chosen < share else edges[chosen - share])


def a_day(
    draw: DrawFn, edges: Sequence[Edge], earliest: date, latest: date, plain: date | None = None
) -> date:
    """Draw a day from `earliest` to `latest`, mostly one at an edge.

    Else it is the plain one (the latest where nothing is said) or anywhere.
    """
    fitting = [some for edge in edges if (some := edge.within(earliest, latest))]
    usual = min(max(plain or latest, earliest), latest)
    anywhere = latest - timedelta(days=number(draw, (latest - earliest).days))
    return boosted(draw, (usual, anywhere), fitting)
