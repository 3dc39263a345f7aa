"""One pass over an export file: bytes, columns, every item, keys and history.

The outcome is small (counts, line numbers, shapes) and kept per process, for the many cases of one
file share it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.tables.expressions import Ground, violations
from conformance.tables.header import read_header
from conformance.tables.keys import Keys
from conformance.tables.read import LINE, frames, unread
from conformance.tables.tally import Tallies

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import polars as pl

    from conformance.catalog.models.records import CodeList, RecordGroup
    from conformance.surfaces.profile import FilesSurface
    from conformance.tables.locate import Export
    from conformance.tables.violation import Violation

_LONGEST = 61  # characters of a value that its shape is made of

Rules = dict[str, tuple["Violation", ...]]


@dataclass(frozen=True, slots=True)
class Scanned:
    """What was seen of a file.

    Attributes:
        rows: how many rows were judged.
        unread: how many lines could not be read and were not judged.
        columns: the items the file has a column for.
        keys, history: whether the columns allowed to judge these.
        tallies: what is wrong, by subject.
    """

    rows: int
    unread: int
    columns: frozenset[str]
    keys: bool
    history: bool
    tallies: Tallies


_SCANNED: dict[tuple[object, ...], Scanned] = {}
_MOST_KEPT = 256


def scan(
    export: Export, surface: FilesSurface, group: RecordGroup, codes: Mapping[str, CodeList]
) -> Scanned:
    """Return what is in a file, read once per process as long as it does not change."""
    named = dict.fromkeys(item.code_list for item in group.items if item.code_list)
    lists = [codes[key] for key in named if key in codes]
    at = (export, surface, group, *((one.key, one.open_values, *one.values) for one in lists))
    if at not in _SCANNED:
        if len(_SCANNED) >= _MOST_KEPT:
            _SCANNED.clear()
        _SCANNED[at] = scan_now(export, surface, group, codes)
    return _SCANNED[at]


def scan_now(
    export: Export, surface: FilesSurface, group: RecordGroup, codes: Mapping[str, CodeList]
) -> Scanned:
    """Return what is in a file, reading it; memory is bounded by a block and the keys."""
    tallies = Tallies(most=surface.evidence_rows)
    header = read_header(export, surface, group, tallies)
    columns = frozenset(header.places)
    keys = Keys(group, columns)
    if not columns:
        return Scanned(0, unread(tallies), columns, keys=False, history=False, tallies=tallies)
    ground = Ground(codes, columns, group.primary_key, surface.count, surface.unknown_dates)
    rules: Rules = {i.key: violations(i, ground) for i in group.items if i.key in columns}
    rows = 0
    for frame in frames(export, surface, header, columns, tallies):
        rows += frame.height
        _count(frame, rules, tallies)
        keys.take(frame)
    keys.judge(tallies)
    missing = unread(tallies)
    return Scanned(rows, missing, columns, keys.judges_keys, keys.judges_history, tallies)


def _count(frame: pl.DataFrame, rules: Rules, tallies: Tallies) -> None:
    """Count the violations of a block and keep the first lines and shapes of each."""
    flat = [(item, rule) for item, of_item in rules.items() for rule in of_item]
    sums = [rule.mask.sum().alias(str(n)) for n, (_, rule) in enumerate(flat)]
    totals: Sequence[int] = frame.lazy().select(sums).collect().row(0)
    for (item, rule), total in zip(flat, totals, strict=True):
        if total:
            tally = tallies.at(item, rule.code, **rule.facts)
            seen = frame.lazy().filter(rule.mask).select(LINE, item).head(tally.wants).collect()
            values = seen[item].str.slice(0, _LONGEST).to_list()
            tally.add(total, seen[LINE].to_list(), values)
