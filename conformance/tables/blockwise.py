"""The engine of one machine: Polars, block by block, memory bounded whatever the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from conformance.tables.conditions import holding
from conformance.tables.engine import LONGEST, KnownValues, begin, helped
from conformance.tables.keys import BlockHashes, Keys, words
from conformance.tables.lazy import as_lazy, here
from conformance.tables.lookup import collected, stands_in
from conformance.tables.read import LINE
from conformance.tables.screens import Screens
from conformance.tables.tally import Tallies
from conformance.tables.violation import first_broken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from conformance.catalog.models.conditions import When
    from conformance.tables.engine import ExportReader, Rules
    from conformance.tables.tally import Tally

_CODE, _HASH = "#code", "#hash"


@dataclass(frozen=True, slots=True)
class BlockViolations:
    """How often values of an item break a rule in a block; the first of them with their lines."""

    item: str
    code: str
    total: int
    lines: list[int]
    values: list[str | None] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Blocks:
    """Judges block after block; keeps eight bytes of each row for keys and history."""

    def judge(self, sheet: ExportReader, rules: tuple[Rules, ...], tallies: Tallies) -> int:
        """Count what breaks the rules, see `Engine`; a file with broken keys is read twice."""
        keys, screens, rows = Keys(sheet.integrity), Screens(rules), 0

        def look(frame: pl.DataFrame) -> tuple[int, list[BlockViolations], BlockHashes]:
            found = found_in(frame, screens, tallies.most)
            return frame.height, found, words(frame, sheet.integrity)

        for height, found, kept in sheet.seen(sheet.columns, tallies, look):
            rows += height
            count_violations(found, rules, tallies)
            keys.take(kept)
        keys.judge(lambda: sheet.frames(sheet.integrity.items, Tallies()), tallies)
        return rows

    def known(self, sheet: ExportReader, item: str, tallies: Tallies) -> KnownValues:
        """Return the values of an item as hashes; what cannot be read is counted."""

        def look(frame: pl.DataFrame) -> pl.Series:
            return frame[item].drop_nulls().unique().hash()

        parts = sheet.seen({item}, tallies, look)
        return KnownValues(as_lazy(collected(parts).alias(_HASH).to_frame()))

    def dangling(
        self,
        sheet: ExportReader,
        item: str,
        when: When,
        targets: Sequence[KnownValues],
        tally: Tally,
    ) -> None:
        """Count the values of an item, in rows for which `when` holds, that no target has.

        Two values that share a hash are taken for one, so that a fault may be missed (with a chance
        of 1 : 10¹² for a target of twenty million) but none is made up.
        """
        known = collected(here(one.values)[_HASH] for one in targets)

        def look(frame: pl.DataFrame) -> tuple[int, pl.DataFrame]:
            rows = holding(frame, when).drop_nulls(item)
            lost = rows.filter(~stands_in(rows[item].hash(), known))
            return lost.height, lost.head(tally.most)

        for total, first in sheet.seen({item, *when.items}, Tallies(), look):
            tally.add(total, first[LINE].to_list(), first[item].to_list())


def found_in(frame: pl.DataFrame, screens: Screens, most: int) -> list[BlockViolations]:
    """Return what is wrong in a block, each with its first lines, `most` at most.

    Only rows that the screen of an item lets through are looked at more closely.
    """
    return [one for rules in screens.suspected(frame) for one in _violated(frame, rules, most)]


def _violated(frame: pl.DataFrame, rules: Rules, most: int) -> Iterator[BlockViolations]:
    code = first_broken(rules.violations).alias(_CODE)
    suspects = helped(as_lazy(frame), [rules]).filter(rules.suspects)
    rows = here(suspects.select(LINE, rules.item, code))
    for one in rules.violations:
        wrong = rows.filter(pl.col(_CODE) == one.code)
        if wrong.height:
            head = wrong.head(most)
            values = head[rules.item].str.slice(0, LONGEST).to_list()
            yield BlockViolations(rules.item, one.code, wrong.height, head[LINE].to_list(), values)


def count_violations(
    found: Collection[BlockViolations], rules: Iterable[Rules], tallies: Tallies
) -> None:
    """Count what was found in a block; the tallies of an item begin with its first fault."""
    items = {one.item for one in found}
    begin((one for one in rules if one.item in items), tallies)
    for one in found:
        tallies.by_subject[one.item][one.code].add(one.total, one.lines, one.values)
