"""A cell that could be made wrong, before one is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import polars as pl

    from conformance.population.city.roles import Place


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column of a file and how its cells can be spoiled.

    Attributes:
        fault: the kind of fault, ASCII.
        place: domain and group.
        item: the column.
        code: what it must be found with.
        rows: where the column can be spoiled so.
        spoil: the wrong value, from the right one.
        alone: whether no other cell of the file may be wrong beside it.
        column: what the finding names, where that is not the column alone.
    """

    fault: str
    place: Place
    item: str
    code: str
    rows: pl.Expr
    spoil: Callable[[str], str]
    alone: bool = False
    column: str = ""
