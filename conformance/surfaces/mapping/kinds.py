"""The kinds of value that stand in a group, a form, a rule: what decides how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, get_args

from conformance.catalog.models.records import ItemType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.records import Item

_TYPES = frozenset(get_args(ItemType))
_LIST = re.compile(r"list\s*(?:of\s+|<)(?P<one>.*?)>?", re.DOTALL)
_OBJECT = re.compile(r"\{(?P<members>.*)\}", re.DOTALL)
_CODE = re.compile(r"code\((?P<list>\w+)\)")
_MEMBER = re.compile(r"(?P<name>\w+)(?:\s*:\s*(?P<type>\w+))?")


@dataclass(frozen=True, slots=True)
class ItemKind:
    """A catalogue type; `many`: a list of it; `members`: an object of named kinds."""

    type: str = "text"
    name_ja: str = ""
    code_list: str | None = None
    length: int | None = None
    many: bool = False
    members: Mapping[str, ItemKind] = field(default_factory=dict)


UNKNOWN = ItemKind()


def kinds_of_items(items: Iterable[Item]) -> dict[str, ItemKind]:
    """Return the kinds of the items of a group or a form."""
    return {i.key: ItemKind(i.type, i.name_ja, i.code_list, i.len) for i in items}


def kinds_of_rule(described: Mapping[str, object]) -> dict[str, ItemKind]:
    """Return the kinds of a rule's inputs or outputs, as the catalogue describes them."""
    return {name: kind_of(str(text)) for name, text in described.items()}


def kind_of(text: str) -> ItemKind:
    """Return the kind that a description such as `date|null` or `list of {type, date}` means.

    `code(erase_reason)` is of a code list; `code(1|2)` names the codes themselves.
    """
    listed = _LIST.fullmatch(text.strip())
    one = (listed["one"] if listed else text).strip()
    held = _OBJECT.fullmatch(one)
    if held is not None:
        members = {
            m["name"]: _simple(m["type"] or m["name"]) for m in _MEMBER.finditer(held["members"])
        }
        return ItemKind("object", many=listed is not None, members=members)
    of = _CODE.match(one)
    named = of["list"] if of else None
    return ItemKind(_simple(one).type, code_list=named, many=listed is not None)


def _simple(text: str) -> ItemKind:
    word = re.match(r"\w*", text)
    found = word[0] if word else ""
    return ItemKind(found if found in _TYPES else _by_name(found))


def _by_name(name: str) -> str:
    """Return the type that a member without one has by its name, as rules name their facts."""
    if name.endswith(("_date", "_on", "_from", "_to")) or name in ("date", "from", "to"):
        return "date"
    return "text"
