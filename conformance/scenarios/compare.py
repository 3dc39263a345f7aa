"""An exported group held against its expected rows: rows missing, rows too many, other values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from conformance.scenarios.layout import cell_text
from conformance.scenarios.loose import Loosened, concerns, is_same, newest, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.scenarios.exported import ExportReading, Line
    from conformance.scenarios.loose import ExpectedRow, Touched
    from conformance.scenarios.packed import ExpectedGroup, Way

Kind = Literal["F-ROW-MISSING", "F-ROW-TOO-MANY", "F-ROW-VALUE"]
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deviation:
    """A row that is missing or too many, or a value that is another than expected.

    Attributes:
        code: which of these it is.
        key: the values of the primary key.
        line: where the row stands in the file; None where it is missing.
        item: the item whose value differs.
        expected, found: the values as a file writes them; None for no value.
        entry: the number of the entry of the calendar that wrote the row; None: it was loaded.
    """

    code: Kind
    key: Mapping[str, str]
    line: int | None = None
    item: str | None = None
    expected: str | None = None
    found: str | None = None
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class GroupComparison:
    """What came of one group: how many rows and values were held against it, and what differs."""

    rows: int
    values: int
    deviations: tuple[Deviation, ...]


def compare(
    group: RecordGroup,
    expected: ExpectedGroup,
    found: ExportReading,
    touched: Touched | None = None,
) -> GroupComparison:
    """Return what differs from the way of keeping history that the export is nearest to.

    `touched`: whom events touched; of them a group that events write may hold further rows.
    """
    ways = [_against(group, way, found, touched or {}) for way in expected.ways]
    return min(ways, key=lambda one: len(one.deviations))


def knows(group: RecordGroup, expected: ExpectedGroup, found: ExportReading) -> bool:
    """Say whether any row of the export is about somebody or something of the pack."""
    known = {_key(group, _texts(group, row)) for way in expected.ways for row in way.rows}
    return any(_key(group, line.texts) in known for line in found.lines)


def _against(
    group: RecordGroup, way: Way, found: ExportReading, touched: Touched
) -> GroupComparison:
    lines: defaultdict[Key, list[Line]] = defaultdict(list)
    for line in found.lines:
        lines[_key(group, line.texts)].append(line)
    deviations: list[Deviation] = []
    values = 0
    for number, row in enumerate(way.rows):
        if number in way.loose:
            continue
        texts, entry = _texts(group, row), way.by.get(number)
        same = lines.get(_key(group, texts))
        if not same:
            deviations.append(Deviation("F-ROW-MISSING", _named(group, texts), entry=entry))
            continue
        line = same.pop(0)
        judged = [item for item in group.items if item.key in found.items]
        judged = [item for item in judged if item.key not in way.open.get(number, ())]
        values += len(judged)
        deviations.extend(_values(group, judged, texts, line, entry))
    left = [line for some in lines.values() for line in some]
    loosened = Loosened.of(group, way)
    deviations.extend(_brought_about(group, loosened, found, left))
    free = loosened.rows and touched
    over = [one for one in left if not (free and concerns(touched, group, one.texts))]
    deviations.extend(_too_many(group, [over]))
    return GroupComparison(len(way.rows), values, tuple(deviations))


def _brought_about(
    group: RecordGroup, loosened: Loosened, found: ExportReading, left: list[Line]
) -> Iterator[Deviation]:
    """Yield where the rows under the keys that events touched are otherwise than they state."""
    for key, wanted in loosened.rows.items():
        under = [one for one in found.lines if short(group, one.texts) == key]
        more = [one for one in left if short(group, one.texts) == key]
        for one in wanted:
            if one.held == "past" or (one.held == "newest_or_gone" and not under):
                continue
            lines = more if one.held == "some" else [newest(group, under)] if under else []
            yield from _not_so(group, one, [line for line in lines if line], found.items)


def _not_so(
    group: RecordGroup, one: ExpectedRow, lines: list[Line], columns: frozenset[str]
) -> Iterator[Deviation]:
    """Yield in what no line is as wanted: the values of the nearest, or that there is none."""
    named = _named(group, one.texts)
    tried = [(list(one.unmet(line.texts, columns)), line) for line in lines]
    if not tried:
        yield Deviation("F-ROW-MISSING", named, entry=one.entry)
        return
    unmet, line = min(tried, key=lambda pair: len(pair[0]))
    for item, wanted, got in unmet:
        yield Deviation("F-ROW-VALUE", named, line.number, item, wanted, got, one.entry)


def _values(
    group: RecordGroup,
    items: Iterable[Item],
    expected: Mapping[str, str | None],
    line: Line,
    entry: int | None,
) -> Iterator[Deviation]:
    named = _named(group, expected)
    for item in items:
        wanted, found = expected[item.key], line.texts.get(item.key)
        if not is_same(item, wanted, found):
            yield Deviation("F-ROW-VALUE", named, line.number, item.key, wanted, found, entry)


def _too_many(group: RecordGroup, left: Iterable[list[Line]]) -> Iterator[Deviation]:
    for lines in left:
        for line in lines:
            yield Deviation("F-ROW-TOO-MANY", _named(group, line.texts), line.number)


def _texts(group: RecordGroup, row: Mapping[str, object]) -> dict[str, str | None]:
    return {item.key: cell_text(row.get(item.key)) or None for item in group.items}  # type: ignore[arg-type]  # a row holds JSON


def _key(group: RecordGroup, texts: Mapping[str, str | None]) -> Key:
    return tuple(texts.get(key) or "" for key in group.primary_key)


def _named(group: RecordGroup, texts: Mapping[str, str | None]) -> dict[str, str]:
    return {key: texts.get(key) or "" for key in group.primary_key}
