"""Whole groups and code lists that the same document named once and names no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.catalog.workbooks.difference import EntryChange
from conformance.catalog.workbooks.merge import Raw, overlay, rows
from conformance.catalog.workbooks.questions import many_left

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.catalog.workbooks.code_list import CodeRows
    from conformance.catalog.workbooks.item_list import WorkbookItem
    from conformance.catalog.workbooks.questions import CellQuestion

_FEW: Final = 3
_RECORDS, _CODES = "records.yaml", "codes.yaml"


def withdrawn_item(item: Raw) -> Raw:
    """Return an item that the list does not have: it stays, and nothing is required of it."""
    facts: Raw = {"official": None, "official_id": None, "section": None, "required_when": None}
    return overlay(item, {**facts, "required": False, "class": "optional"}, frozenset())


def is_of(entry: Raw, document: str) -> bool:
    """Say whether an entry was taken from a document, whichever edition."""
    place = entry.get("official")
    return isinstance(place, dict) and place.get("document") == document


def gone_groups(
    existing: Sequence[Raw], meant: set[int], members: Sequence[WorkbookItem]
) -> Iterator[tuple[Raw, Raw, list[EntryChange], CellQuestion]]:
    """Yield each group of the document of which no row is left, with what becomes of it.

    `meant`: the identities of the groups that the list names. A group of another document, or one
    of ours, is not asked for.
    """
    document = members[0].place.document if members else ""
    place = str(members[0].place.sheet) if members else ""
    for group in existing:
        items = rows(group.get("items"))
        own = [item for item in items if is_of(item, document)]
        if id(group) in meant or not own:
            continue
        new = {**group, "items": [withdrawn_item(i) if i in own else i for i in items]}
        left = [EntryChange(_RECORDS, f"{group['key']}/{i['key']}", "not_in_workbook") for i in own]
        named = f"{_RECORDS}「{group.get('name_ja')}」"
        yield group, new, left, many_left(place, named, len(own), len(own))


def many_gone(
    known: Sequence[Raw], left: Sequence[Raw], members: Sequence[WorkbookItem]
) -> Iterator[CellQuestion]:
    """Yield a question where a good part of a group's official items is not in the list."""
    first = members[0]
    before = [item for item in known if is_of(item, first.place.document)]
    keys = {item["key"] for item in left}
    gone = sum(item["key"] in keys for item in before)
    if gone > max(_FEW, len(before) // 4):
        place = f"{first.place.sheet}!{first.place.cell.partition(':')[0]}"
        yield many_left(place, f"{_RECORDS}「{first.group}」", gone, len(before))


def gone_lists(
    existing: Sequence[Raw], lists: Sequence[CodeRows]
) -> tuple[list[Raw], list[EntryChange], list[CellQuestion]]:
    """Return the entries of codes.yaml, those withdrawn that their document names no more."""
    if not lists:
        return list(existing), [], []
    document, named = lists[0].place.document, {one.official_id for one in lists}
    before = [entry for entry in existing if is_of(entry, document)]
    gone = [entry for entry in before if entry.get("official_id") not in named]
    if not gone:
        return list(existing), [], []
    marks: Raw = {"official": None, "official_id": None}
    entries = [overlay(e, marks, frozenset()) if e in gone else e for e in existing]
    left = [EntryChange(_CODES, str(one["key"]), "not_in_workbook") for one in gone]
    names = "、".join(str(one.get("name_ja")) for one in gone[:_FEW])
    question = many_left(lists[0].place.sheet, f"{_CODES}「{names}」", len(gone), len(before))
    return entries, left, [question]
