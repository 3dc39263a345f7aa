"""Where two entries differ: the smallest places, list members known by what names them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import JsonValue

    Path = tuple[str, ...]

_NAMES = (
    "key",
    "name",
    "event",
    "to",
    "item",
    "status",
    "code",
    "id",
    "version",
    "business_id",
    "law",
)
"""The fields that name a member of a list; of several the first that all members have."""
_ASIDE = frozenset({"error", "reason"})
"""Fields that do not tell one unnamed member from another: what a refusal is answered with."""
_FORMS = ("kind", "law")
"""The fields that say of what form an object is: of two forms nothing is compared inside."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A place that differs, with what stood and what stands there (None: nothing)."""

    path: Path
    old: JsonValue
    new: JsonValue

    @property
    def at(self) -> str:
        """The place as people read it."""
        return ".".join(self.path)


def leaves(old: JsonValue, new: JsonValue, path: Path = ()) -> Iterator[Leaf]:
    """Yield the places where two JSON values differ, in the order of the older one."""
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and (not path or _one_form(old, new)):
        yield from _members(old, new, path)
    elif isinstance(old, list) and isinstance(new, list):
        yield from _listed(old, new, path)
    else:
        yield Leaf(path, old, new)


def _one_form(old: dict[str, JsonValue], new: dict[str, JsonValue]) -> bool:
    return all(old.get(name) == new.get(name) for name in _FORMS)


def _members(old: dict[str, JsonValue], new: dict[str, JsonValue], path: Path) -> Iterator[Leaf]:
    for name in dict.fromkeys((*old, *new)):
        inside = (*path, name)
        if name in old and name in new:
            yield from leaves(old[name], new[name], inside)
        else:
            yield Leaf(inside, old.get(name), new.get(name))


def _listed(old: list[JsonValue], new: list[JsonValue], path: Path) -> Iterator[Leaf]:
    named = _named(old, new)
    if named is None:
        yield Leaf(path, old, new)
        return
    before, after = named
    found = list(_members(before, after, path))
    yield from found or [Leaf(path, list(before), list(after))]  # only the order changed


def _named(
    old: list[JsonValue], new: list[JsonValue]
) -> tuple[dict[str, JsonValue], dict[str, JsonValue]] | None:
    """Return the members of both lists by what names them; None where that is not unique."""
    for name in (*_NAMES, ""):
        before, after = _by(name, old), _by(name, new)
        if before is not None and after is not None:
            return before, after
    return None


def _by(name: str, members: list[JsonValue]) -> dict[str, JsonValue] | None:
    names = [_name(name, member) for member in members]
    found = {one: member for one, member in zip(names, members, strict=True) if one is not None}
    return found if len(found) == len(members) else None


def _name(name: str, member: JsonValue) -> str | None:
    """Return what names a member by the field; without a field all that it says."""
    if not name:
        said = member
        if isinstance(member, dict):
            said = {key: value for key, value in member.items() if key not in _ASIDE}
        return f"[{said}]" if isinstance(said, str) else f"[{json.dumps(said, ensure_ascii=False)}]"
    found = member.get(name) if isinstance(member, dict) else None
    return None if found is None or isinstance(found, (dict, list)) else str(found)
