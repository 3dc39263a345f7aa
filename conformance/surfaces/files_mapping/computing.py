"""The entries of a file mapping that say or make what no column of the files holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from conformance.surfaces.files_mapping.models.column import ColumnRule
from conformance.surfaces.files_mapping.models.section import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.surfaces.files_mapping.models.section import FilesMapping
    from conformance.surfaces.files_mapping.models.source import FileRows, Source
    from conformance.surfaces.mapping.check.problems import Place
    from conformance.surfaces.mapping.computed import Made

_PARTS: Final = ("start", "length", "remove", "decimals")
"""Keys by which only a part of a column's value is taken, or another is made of it."""


@dataclass(frozen=True, slots=True)
class FileMade:
    """An entry of a file mapping, as `Computing` is one of an API's; `group`: `domain/group`."""

    place: Place
    member: str
    expression: str
    made: Made
    group: str


def file_computing(section: FilesMapping) -> Iterator[FileMade]:
    """Yield the entries that state a constant, take a part, or choose columns and rows."""
    for group, given in section.groups.items():
        several = isinstance(given, tuple)
        for number, source in enumerate(given if isinstance(given, tuple) else (given,)):
            at: Place = (*ROOT, "groups", group, *([number] if several else []))
            yield from _source(at, group, source)


def _source(at: Place, group: str, source: Source) -> Iterator[FileMade]:
    yield from _rows(at, group, source)
    for name, join in source.join.items():
        yield from _rows((*at, "join", name), group, join)
    for item, entry in source.fields.items():
        if isinstance(entry, ColumnRule) and (made := _made(entry)) is not None:
            told = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
            text = json.dumps(told, ensure_ascii=False)
            yield FileMade((*at, "fields", item), item, text, made, group)


def _rows(at: Place, group: str, rows: FileRows) -> Iterator[FileMade]:
    written = rows.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for name in ("where", "latest"):
        if name in written:
            text = json.dumps(written[name], ensure_ascii=False)
            yield FileMade((*at, name), "", text, "selects", group)


def _made(rule: ColumnRule) -> Made | None:
    if rule.constant is not None:
        return "states"
    if rule.first_of:
        return "selects"
    made = rule.total or any(getattr(rule, name) for name in _PARTS)
    return "computes" if made else None
