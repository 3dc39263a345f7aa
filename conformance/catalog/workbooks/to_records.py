"""Official data items into records.yaml: groups, keys, items with type, size and condition."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.catalog.workbooks.difference import EntryChange
from conformance.catalog.workbooks.gone import gone_groups, many_gone, withdrawn_item
from conformance.catalog.workbooks.identity import identified
from conformance.catalog.workbooks.merge import Raw, find, overlay, rows
from conformance.catalog.workbooks.problems import stands_twice
from conformance.catalog.workbooks.questions import another_identity, renamed_group

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.catalog.models.records import ItemType
    from conformance.catalog.workbooks.item_list import WorkbookItem
    from conformance.catalog.workbooks.questions import CellQuestion

_KEPT_ITEM = frozenset(("key", "condition", "note"))
_KEPT_GROUP = frozenset(("key", "note", "history"))
_FILE = "records.yaml"
_VAGUE = "不詳の日付を認める"
_KEY = re.compile(r"^[a-z0-9][a-z0-9_-]{0,79}$")
_TYPES: Mapping[str, tuple[ItemType, ...]] = {
    "X": ("alnum", "digits", "flag", "year_month", "datetime"),
    "N": ("text", "kana"),
    "9": ("integer", "flag"),
    "9V": ("decimal",),
    "S9": ("integer",),
    "YEAR": ("year",),
    "DATE": ("date",),
    "TIME": ("time",),
}
"""The item types that fit a standard's type: the first unless the editor chose a narrower one."""


@dataclass(slots=True)
class RecordsImport:
    """The entries of records.yaml after the import, those left over, what an editor must see."""

    entries: list[Raw]
    left: list[EntryChange] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    questions: list[CellQuestion] = field(default_factory=list)


def merge_records(
    existing: Sequence[Raw],
    items: Sequence[WorkbookItem],
    code_keys: Mapping[str, str],
    group_keys: Mapping[str, str],
) -> RecordsImport:
    """Lay the items over the groups of records.yaml.

    A group is the existing one with its key in `group_keys` or with its name; a new one without a
    key there gets `group_<business id>_<n>`. `code_keys` leads from code ID to code list.
    """
    result = RecordsImport(list(existing))
    meant: set[int] = set()
    for number, name in enumerate(dict.fromkeys(item.group for item in items), 1):
        members = [item for item in items if item.group == name]
        old = find(existing, {"key": group_keys.get(name), "name_ja": name}, ("key", "name_ja"))
        named = {item.group for item in items}
        if old is None and (old := _renamed(existing, members, named)) is not None:
            place = f"{members[0].place.sheet}!{members[0].place.cell.partition(':')[0]}"
            result.questions.append(renamed_group(place, str(old["name_ja"]), name))
        key = group_keys.get(name) or f"group_{members[0].official_id[:3]}_{number:02d}"
        new = _group(result, old or {"key": key}, name, members, code_keys)
        if old is None:
            result.entries.append(new)
        else:
            meant.add(id(old))
            result.entries[next(i for i, e in enumerate(result.entries) if e is old)] = new
    for old, new, left, question in gone_groups(existing, meant, items):
        result.entries[next(i for i, e in enumerate(result.entries) if e is old)] = new
        result.left += left
        result.questions.append(question)
    return result


def _renamed(
    existing: Sequence[Raw], members: Sequence[WorkbookItem], named: set[str]
) -> Raw | None:
    """Return the group whose items are for the greater part those of a new one.

    Not one whose own name still stands in the list: that has only lost items to the new one.
    """
    wanted = {row.official_id for row in members}
    for group in existing:
        if group.get("name_ja") in named:
            continue
        ids = {item.get("official_id") for item in rows(group.get("items"))} - {None}
        if len(ids & wanted) * 2 > len(wanted):
            return group
    return None


def item_type(row: WorkbookItem, chosen: object, *, has_codes: bool) -> ItemType | None:
    """Return the item type of a row; the editor's own where it fits the standard's type.

    None for BLOB: the catalogue has no type for images, since how they travel is not published.
    """
    if has_codes:
        return "code"
    fitting = _TYPES.get(row.type, ())
    narrower = (kind for kind in fitting if kind == chosen)
    return next(narrower, fitting[0] if fitting else None)


def _group(
    result: RecordsImport,
    base: Raw,
    name: str,
    members: Sequence[WorkbookItem],
    code_keys: Mapping[str, str],
) -> Raw:
    known = rows(base.get("items"))
    olds = identified(known, members)
    merged: list[Raw] = []
    for row, old in zip(members, olds, strict=True):
        result.questions += _doubts(old, row)
        new = _item(result, old, row, code_keys)
        if new is None:
            continue
        merged.append(new)
    _refuse_same_key(merged, members)
    kept = {new["key"] for new in merged}
    result.questions += many_gone(known, [e for e in known if e["key"] not in kept], members)
    left = [withdrawn_item(e) for e in known if e["key"] not in kept]
    result.left += [
        EntryChange(_FILE, f"{base['key']}/{e['key']}", "not_in_workbook") for e in left
    ]
    by_id = {new["official_id"]: new["key"] for new in merged}
    keys: object = [
        by_id[r.official_id] for r in members if r.primary_key and r.official_id in by_id
    ]
    if not keys:
        result.warnings.append(f"{name}: 主キーの○がありません。primary_key を書いてください")
        keys = base.get("primary_key", [])
    facts: Raw = {"name_ja": name, "primary_key": keys, "items": [*merged, *left]}
    return overlay(base, facts, _KEPT_GROUP)


def _doubts(old: Raw | None, row: WorkbookItem) -> Iterator[CellQuestion]:
    """Yield a doubt where an ID stands for something else than before."""
    if old is None or old.get("official") is None:
        return
    place = f"{row.place.sheet}!{row.place.cell.partition(':')[0]}"
    was, now = str(old.get("name_ja")), row.name_ja
    if old.get("official_id") != row.official_id:
        yield another_identity(place, row.official_id, f"{old.get('official_id')} {was}", now)
    elif old.get("name_ja") != now and old.get("romaji") != row.romaji:
        yield another_identity(place, row.official_id, was, now)


def _refuse_same_key(merged: Sequence[Raw], members: Sequence[WorkbookItem]) -> None:
    seen: set[object] = set()
    places = {row.official_id: row.place for row in members}
    for new in merged:
        if new["key"] in seen:
            place = places[str(new["official_id"])]
            raise stands_twice(f"{place.sheet}!{place.cell}", f"key {new['key']}")
        seen.add(new["key"])


def _item(
    result: RecordsImport, old: Raw | None, row: WorkbookItem, code_keys: Mapping[str, str]
) -> Raw | None:
    code_list = _code_list(result, row, code_keys)
    kind = item_type(row, (old or {}).get("type"), has_codes=code_list is not None)
    if kind is None:
        result.warnings.append(f"{row.official_id} {row.name_ja}: {row.type} は取り込めません")
        return None
    if row.foreign_key and "ref" not in (old or {}):
        result.warnings.append(
            f"{row.official_id} {row.name_ja}: 外部キーの参照先（ref）を書いてください"
        )
    facts: Raw = {
        "name_ja": row.name_ja,
        "type": kind,
        "required": row.output == "必須",
        "max_len": None if kind in ("date", "time", "year") else row.digits,
        "fraction": row.fraction,
        "code_list": code_list,
        "romaji": row.romaji,
        "condition": _condition(row),
        "max_repeat": row.max_repeat,
        "class": "required" if row.must_be_output else "optional",
        "section": row.section,
        "official_id": row.official_id,
        "official": row.place.model_dump(),
    }
    base = dict(old or {"key": _new_key(row)})
    if row.output != "条件付き必須":  # an official list that names no condition has none
        facts |= {"required_when": None}
        base.pop("condition", None)
    if row.unspecified_date:
        facts["note"] = _VAGUE
    elif base.get("note") == _VAGUE:
        base.pop("note")
    return overlay(base, facts, _KEPT_ITEM)


def _code_list(
    result: RecordsImport, row: WorkbookItem, code_keys: Mapping[str, str]
) -> str | None:
    if row.code is None:
        return None
    business, code = row.code
    if business is None and code in code_keys:
        return code_keys[code]
    named = f"{business or ''}{code}"
    result.warnings.append(f"{row.official_id} {row.name_ja}: コード {named} の一覧がありません")
    return None


def _condition(row: WorkbookItem) -> str | None:
    if row.output != "条件付き必須":
        return None
    where = row.condition_at or row.place.cell
    return f"条件付き必須（条件は公式の{where}）"


def _new_key(row: WorkbookItem) -> str:
    return row.romaji if _KEY.match(row.romaji) else f"item_{row.official_id}"
