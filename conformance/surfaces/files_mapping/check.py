"""A mapping of files against the catalogue, and the forms of its dates: before a file is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.surfaces.files_mapping.models.column import ColumnRule
from conformance.surfaces.files_mapping.models.section import ROOT
from conformance.surfaces.mapping.check.measured import is_measured, read_as_another
from conformance.surfaces.mapping.check.problems import incomplete, unknown_name
from conformance.surfaces.mapping.check.tables import table_problems
from conformance.surfaces.mapping.check.writing import rule_problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.surfaces.files_mapping.models import FilesMapping, Source
    from conformance.surfaces.mapping.check.problems import Place, ProfileProblem

    Specs = Mapping[str, Specification]

_GROUP = ("グループ", "record group")
_ITEM = ("項目", "item")
_REGISTER = ("結び付けた台帳（join）", "joined register (join)")


def writing_problems(mapping: FilesMapping) -> Iterator[ProfileProblem]:
    """Yield what is wrong with the writing of a mapping: forms of dates, tables of values."""
    for name, rule in mapping.types.items():
        yield from rule_problems((*ROOT, "types", name), rule)
    for listed, table in mapping.codes.items():
        yield from table_problems((*ROOT, "codes", listed), table)
    for at, source in _sources(mapping):
        for item, entry in source.fields.items():
            if isinstance(entry, ColumnRule):
                yield from _column((*at, "fields", item), entry, source)


def name_problems(mapping: FilesMapping, specs: Specs) -> Iterator[ProfileProblem]:
    """Yield the names of a mapping that the catalogue does not have, in the order of the file."""
    known = {f"{s.domain}/{key}": one for s in specs.values() for key, one in s.records.items()}
    for name in mapping.groups:
        if name not in known:
            yield unknown_name((*ROOT, "groups", name), _GROUP, name, known)
    for at, source in _sources(mapping):
        group = known.get(str(at[len(ROOT) + 1]))
        if group is not None:
            yield from _items(at, source, group)


def _sources(mapping: FilesMapping) -> Iterator[tuple[Place, Source]]:
    for name, found in mapping.groups.items():
        at: Place = (*ROOT, "groups", name)
        if isinstance(found, tuple):
            yield from (((*at, number), one) for number, one in enumerate(found))
        else:
            yield at, found


def _items(at: Place, source: Source, group: RecordGroup) -> Iterator[ProfileProblem]:
    known = [item.key for item in group.items]
    for item in source.fields:
        if item not in known:
            yield unknown_name((*at, "fields", item), _ITEM, item, known)
    types = {item.key: item.type for item in group.items}
    for item, entry in source.fields.items():
        told = set(entry.values) - {"null"} if isinstance(entry, ColumnRule) else set()
        if told and item in types and is_measured([types[item]]):
            yield read_as_another((*at, "fields", item))


def _column(at: Place, rule: ColumnRule, source: Source) -> Iterator[ProfileProblem]:
    yield from rule_problems(at, rule)
    if rule.joined is not None and rule.joined not in source.join:
        yield unknown_name((*at, "from"), _REGISTER, rule.joined, source.join)
    hidden = rule.hidden.joined if rule.hidden else None
    if hidden is not None and hidden not in source.join:
        yield unknown_name((*at, "hidden", "from"), _REGISTER, hidden, source.join)
    if rule.pad is not None and rule.fill is not None:
        yield incomplete(
            at,
            "pad（製品の桁数まで埋めてある）と fill（埋めてない）は一方だけです。",
            "pad (the vendor fills up) and fill (the vendor does not) exclude each other",
        )
