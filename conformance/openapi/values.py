"""Schemas of values: what an item of the catalogue is as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.openapi.base import described, obj, ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import CodeList, Item, RecordGroup
    from conformance.openapi.base import Schema

_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_PATTERNS = {
    "digits": r"^[0-9]+$",
    "decimal": r"^-?[0-9]+(\.[0-9]+)?$",
    "date": _DAY,
    "year_month": r"^[0-9]{4}-[0-9]{2}$",
    "year": r"^[0-9]{4}$",
}
"""Texts whose form the interface fixes; a 不詳 day has the form of a day but need not exist."""


def item_schema(spec: Specification, item: Item) -> Schema:
    """Return the schema of an item's value; an item without value may also be null."""
    found = _plain(spec, item)
    if not item.required:
        found = {"anyOf": [found, {"type": "null"}]}
    return {**described(item.name_ja, item.condition or item.note), **found}


def row_schema(spec: Specification, items: Iterable[Item], required: Iterable[str] = ()) -> Schema:
    """Return the schema of an object with a property for each item, and no other."""
    return obj({item.key: item_schema(spec, item) for item in items}, required)


def code_schema(codes: CodeList) -> Schema:
    """Return the schema of a code list: a closed set unless the list is open."""
    meaning = "; ".join(f"{code}: {name}" for code, name in codes.values.items())
    found = described(codes.name_ja, meaning) | {"type": "string"}
    return found if codes.open_values else {**found, "enum": list(codes.values)}


def key_items(group: RecordGroup) -> tuple[Item, ...]:
    """Return the items that name a row: the primary key without the history number."""
    number = group.history.number if group.history else None
    return tuple(group.item(key) for key in group.primary_key if key != number)


def _plain(spec: Specification, item: Item) -> Schema:
    if item.type == "flag":
        return {"type": "boolean"}
    if item.type == "integer":
        bounds = {"minimum": item.min, "maximum": item.max}
        return {"type": "integer", **{k: v for k, v in bounds.items() if v is not None}}
    if item.type == "code" and item.code_list in spec.codes:
        return ref(f"Code.{item.code_list}")
    found: Schema = {"type": "string"}
    if item.type in _PATTERNS:
        found["pattern"] = _PATTERNS[item.type]
    if item.len is not None:
        found |= {"minLength": item.len, "maxLength": item.len}
    elif item.max_len is not None and item.type != "decimal":
        found["maxLength"] = item.max_len
    return found
