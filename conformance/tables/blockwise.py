"""The engine of one machine: Polars, block by block, memory bounded whatever the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.ahead import read_ahead
from conformance.tables.engine import LONGEST, Known, helped
from conformance.tables.keys import Keys
from conformance.tables.lazy import as_lazy, here
from conformance.tables.lookup import collected, stands_in
from conformance.tables.read import LINE
from conformance.tables.tally import Tallies
from conformance.tables.violation import first_broken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.tables.engine import Rules, Sheet
    from conformance.tables.lazy import Lazy
    from conformance.tables.tally import Tally

_CODE, _HASH = "#code", "#hash"


@dataclass(frozen=True, slots=True)
class Blocks:
    """Judges block after block; keeps eight bytes of each row for keys and history."""

    def judge(self, sheet: Sheet, rules: tuple[Rules, ...], tallies: Tallies) -> int:
        """Count what breaks the rules, see `Engine`; a file with broken keys is read twice."""
        keys, rows = Keys(sheet.integrity), 0
        for frame in read_ahead(sheet.frames(sheet.columns, tallies)):
            rows += frame.height
            count(frame, rules, tallies)
            keys.take(frame)
        keys.judge(lambda: sheet.frames(sheet.integrity.items, Tallies()), tallies)
        return rows

    def known(self, sheet: Sheet, item: str, tallies: Tallies) -> Known:
        """Return the values of an item as hashes; what cannot be read is counted."""
        parts = [
            frame[item].drop_nulls().unique().hash() for frame in sheet.frames({item}, tallies)
        ]
        values = as_lazy(collected(parts).alias(_HASH).to_frame())
        return Known(values)

    def dangling(self, sheet: Sheet, item: str, targets: Sequence[Known], tally: Tally) -> None:
        """Count the values of an item that stand in none of the targets.

        Two values that share a hash are taken for one, so that a fault may be missed (with a chance
        of 1 : 10¹² for a target of twenty million) but none is made up.
        """
        known = collected(here(one.values)[_HASH] for one in targets)
        for frame in sheet.frames({item}, Tallies()):
            rows = frame.drop_nulls(item)
            lost = rows.filter(~stands_in(rows[item].hash(), known))
            head = lost.head(tally.wants)
            tally.add(lost.height, head[LINE].to_list(), head[item].to_list())


def count(frame: pl.DataFrame, rules: tuple[Rules, ...], tallies: Tallies) -> None:
    """Count the violations of a block and keep the first lines and shapes of each.

    Only rows that the screen of an item lets through are looked at more closely.
    """
    lazy = as_lazy(frame)
    screens = helped(lazy, rules).select(*(one.suspects.any().alias(one.item) for one in rules))
    suspected = here(screens).row(0, named=True)
    for one in rules:
        if suspected[one.item]:
            _count_violations(helped(lazy, [one]), one, tallies)


def _count_violations(lazy: Lazy, rules: Rules, tallies: Tallies) -> None:
    code = first_broken(rules.violations).alias(_CODE)
    rows = here(lazy.filter(rules.suspects).select(LINE, rules.item, code))
    for one in rules.violations:
        wrong = rows.filter(pl.col(_CODE) == one.code)
        if wrong.height:
            tally = tallies.by_subject[rules.item][one.code]
            seen = wrong.head(tally.wants)
            values = seen[rules.item].str.slice(0, LONGEST).to_list()
            tally.add(wrong.height, seen[LINE].to_list(), values)
