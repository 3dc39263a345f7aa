"""Numbers that are multiples of a unit, and numbers within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.read import LINE
from conformance.tables.spots import VALUE, note

if TYPE_CHECKING:
    from conformance.catalog.models.file_laws import Bounded, MultipleOf
    from conformance.tables.table import Table
    from conformance.tables.tally import Tallies

_NUMBER = "#number"


def no_multiples(law: MultipleOf, rows: Table, subject: str, tallies: Tallies) -> int:
    """Count numbers that are no multiple of the unit; return how many numbers there are."""
    wrong = (pl.col(_NUMBER) % law.unit) != 0
    return _counted(law, rows, wrong, "F-FILE-UNIT", {"unit": law.unit}, (subject, tallies))


def out_of_bounds(law: Bounded, rows: Table, subject: str, tallies: Tallies) -> int:
    """Count numbers below the least or above the most; return how many numbers there are."""
    number, no = pl.col(_NUMBER), pl.lit(value=False)
    below = no if law.least is None else number < law.least
    above = no if law.most is None else number > law.most
    bounds = f"{_said(law.least)} ≤ {law.item} ≤ {_said(law.most)}".strip(" ≤")
    return _counted(
        law, rows, below | above, "F-FILE-BOUND", {"bounds": bounds}, (subject, tallies)
    )


def _said(bound: int | None) -> str:
    return "" if bound is None else str(bound)


def _counted(
    law: Bounded | MultipleOf,
    rows: Table,
    wrong: pl.Expr,
    code: str,
    facts: dict[str, int] | dict[str, str],
    to: tuple[str, Tallies],
) -> int:
    judged, (subject, tallies) = 0, to
    for block in rows.blocks([law.item]):
        told = pl.col(law.item).alias(VALUE)
        read = block.select(LINE, told, rows.number(law.item).alias(_NUMBER)).drop_nulls(_NUMBER)
        judged += read.height
        tally = tallies.at(subject, code, item=law.item, **facts)
        note(tally, read.filter(wrong).select(LINE, VALUE), law.item)
    return judged
