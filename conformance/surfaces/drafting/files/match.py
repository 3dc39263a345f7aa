"""Which file holds the rows of a record group, and which heading which of its items."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.assign import Match, assign
from conformance.surfaces.drafting.files.writing import rule_of, suits
from conformance.surfaces.drafting.similarity import name_likeness, text_likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.surfaces.drafting.files.sheet import SampledFile
    from conformance.surfaces.drafting.files.writing import Rule

_UNSUITED = 0.4  # values of another look speak against a heading that sounds right
_OF_FILE = 0.25  # what the likeness of the file's name adds
_LEAST = 0.3  # below, a file is not the group's


@dataclass(frozen=True)
class ColumnMatch:
    """An item, the heading found for it, and how its values are written."""

    item: Item
    match: Match
    rule: Rule


@dataclass(frozen=True)
class DraftedGroup:
    """A group, the file that seems to hold it, its columns, and the items without one."""

    group: RecordGroup
    sheet: SampledFile
    score: float
    columns: tuple[ColumnMatch, ...]
    missing: tuple[Item, ...]


def drafted(groups: Iterable[RecordGroup], sheets: Sequence[SampledFile]) -> list[DraftedGroup]:
    """Return the best file of each group; none for a group that no file resembles."""
    found = []
    for group in groups:
        best = max((_of(group, sheet) for sheet in sheets), key=lambda one: one.score)
        if best.score >= _LEAST:
            found.append(best)
    return found


def _of(group: RecordGroup, sheet: SampledFile) -> DraftedGroup:
    matches = assign(
        (item.key, heading, score)
        for item in group.items
        for heading in sheet.columns
        if (score := _score(item, heading, sheet.filled(heading))) > 0
    )
    items = {item.key: item for item in group.items}
    columns = tuple(
        ColumnMatch(items[one.left], one, rule_of(items[one.left], sheet.filled(one.right)))
        for one in sorted(matches, key=lambda one: list(items).index(one.left))
    )
    named = {one.item.key for one in columns}
    missing = tuple(item for item in group.items if item.key not in named)
    return DraftedGroup(group, sheet, _fit(group, sheet, columns), columns, missing)


def _score(item: Item, heading: str, values: Sequence[str]) -> float:
    likeness = max(
        text_likeness(heading, item.name_ja),
        text_likeness(item.name_ja, heading),
        name_likeness(heading, item.key, item.name_ja, item.romaji) if heading.isascii() else 0.0,
    )
    return likeness if suits(item, values) else likeness * _UNSUITED


def _fit(group: RecordGroup, sheet: SampledFile, columns: Sequence[ColumnMatch]) -> float:
    """Return how well a file fits: needed items found, headings used, the name of the file."""
    needed = [i.key for i in group.items if i.required or i.key in group.primary_key]
    scores = {one.item.key: one.match.score for one in columns}
    own = sum(scores.get(key, 0.0) for key in needed) / max(len(needed), 1)
    used = sum(scores.values()) / max(len(sheet.columns), 1)
    stem = sheet.name.rpartition(".")[0]
    named = max(text_likeness(stem, group.name_ja), name_likeness(stem, group.key, group.name_ja))
    return min((own + used) / 2 + _OF_FILE * named, 1.0)
