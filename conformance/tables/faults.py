"""All faults of a file as rows of one form, for engines that see the file as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from conformance.tables.engine import LONGEST
from conformance.tables.integrity import history_columns, offences
from conformance.tables.lazy import here
from conformance.tables.read import LINE
from conformance.tables.violation import first_broken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.tables.engine import Rules
    from conformance.tables.integrity import Integrity
    from conformance.tables.lazy import Lazy
    from conformance.tables.tally import Tallies

SUBJECT, CODE, VALUE, COLUMN = "#subject", "#code", "#value", "#column"
"""The columns beside `LINE`: what a fault is counted under, its code, the value found or null, and
the items it is about where the subject is none."""


def in_values(rows: Lazy, rules: tuple[Rules, ...]) -> Iterator[Lazy]:
    """Yield the faults of each item that has any suspicious value; `rows` are `helped`."""
    screens = rows.select(*(one.suspects.any().alias(one.item) for one in rules))
    suspected = here(screens).row(0, named=True)
    for one in rules:
        if suspected[one.item]:
            faults = rows.filter(one.suspects)
            value = nw.col(one.item).str.slice(0, LONGEST)
            yield _formed(faults, one.item, first_broken(one.violations), value, "")


def between_rows(rows: Lazy, integrity: Integrity, tallies: Tallies) -> Iterator[Lazy]:
    """Yield the faults of keys and of history; their tallies are begun."""
    if not integrity.key:
        return
    wanted = rows.select(LINE, *map(nw.col, integrity.items), *history_columns(integrity))
    for one in offences(wanted, integrity, integrity.key, integrity.stem):
        tallies.at(one.subject, one.code, **one.facts)
        nothing = nw.lit(None, dtype=nw.String)
        yield _formed(one.rows, one.subject, nw.lit(one.code), nothing, one.column)


def _formed(rows: Lazy, subject: str, code: nw.Expr, value: nw.Expr, column: str) -> Lazy:
    columns = {SUBJECT: nw.lit(subject), CODE: code, VALUE: value, COLUMN: nw.lit(column)}
    named = [made.alias(name) for name, made in columns.items()]
    return rows.select(LINE, *named).filter(nw.col(CODE) != "")
