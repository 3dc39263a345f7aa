"""What an import changes in a catalogue file, read from the entries themselves: nothing untold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from conformance.catalog.workbooks.merge import rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.catalog.workbooks.merge import Raw

What = Literal["added", "removed", "changed", "turned_official", "not_in_workbook"]

_NAMES = ("key", "name", "official_id", "status", "no", "code")
"""By which of its facts a part is known among its neighbours: the first that all of them have."""
_PLAIN = frozenset(("items", "parameters"))
"""Parts that are named right below their entry: `group/item`."""


@dataclass(frozen=True, slots=True)
class EntryChange:
    """What an import did to one entry; `fields` as `name: old → new`."""

    file: str
    key: str
    what: What
    fields: tuple[str, ...] = ()


def differences(file: str, before: Sequence[Raw], after: Sequence[Raw]) -> Iterator[EntryChange]:
    """Yield every change that leads from one list of entries to the other, at any depth.

    Nothing is yielded exactly where both are equal: entries, their parts, and their order.
    """
    yield from _parts(file, "", list(before), list(after))


def _parts(file: str, at: str, before: list[Raw], after: list[Raw]) -> Iterator[EntryChange]:
    old, new = _named(before, [*before, *after]), _named(after, [*before, *after])
    for name in [*new, *(n for n in old if n not in new)]:
        yield from _entry(file, f"{at}/{name}".lstrip("/"), old.get(name), new.get(name))
    stayed = [name for name in old if name in new]
    if stayed != [name for name in new if name in old]:
        order = ", ".join(stayed), ", ".join(name for name in new if name in old)
        yield EntryChange(file, at or file, "changed", (f"order: {order[0]} → {order[1]}",))


def _entry(file: str, at: str, old: Raw | None, new: Raw | None) -> Iterator[EntryChange]:
    if new is None:
        yield EntryChange(file, at, "removed")
        return
    fields = () if old is None else tuple(_fields(old, new))
    if old is None:
        yield EntryChange(file, at, "added")
    elif "official" in new and "official" not in old:
        yield EntryChange(file, at, "turned_official", fields)
    elif fields:
        yield EntryChange(file, at, "changed", fields)
    was = old or {}
    for name in dict.fromkeys((*was, *new)):
        if _has_parts(was, new, name):
            below = at if name in _PLAIN else f"{at}/{name}"
            yield from _parts(file, below, rows(was.get(name)), rows(new.get(name)))


def _fields(old: Raw, new: Raw) -> Iterator[str]:
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name), new.get(name)
        if was == now or _has_parts(old, new, name):
            continue
        if name == "official" and isinstance(now, dict):
            if isinstance(was, dict):
                yield from (f"official.{part}" for part in _fields(was, now))
            continue
        yield f"{name}: {was} → {now}"


def _has_parts(old: Mapping[str, object], new: Mapping[str, object], name: str) -> bool:
    return any(_is_parts(entry.get(name)) for entry in (old, new))


def _is_parts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(p, dict) for p in value)


def _named(parts: list[Raw], among: list[Raw]) -> dict[str, Raw]:
    """Return the parts by what they are known by: one fact that all have and none shares."""
    for name in _NAMES:
        if all(name in part for part in among):
            named = {str(part[name]): part for part in parts}
            if len(named) == len(parts):
                return named
    return {str(number): part for number, part in enumerate(parts, 1)}
