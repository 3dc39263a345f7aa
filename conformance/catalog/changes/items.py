"""What changed of an item's size, of whether it must be there, and of its class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.changes.leaves import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import JsonValue

    from conformance.catalog.changes.kinds import Kind

_INSIDE = 3  # items, the item, its field
_LENGTHS = ("len", "max_len")


def item_kind(leaf: Leaf) -> Kind | None:
    """Return the kind where the place is an item's size, duty or class; None elsewhere."""
    if len(leaf.path) != _INSIDE or leaf.path[0] != "items":
        return None
    match leaf.path[-1]:
        case "length":
            return _length(leaf.old, leaf.new)
        case "len" | "max_len" | "fraction" | "max" | "max_repeat":
            return _bound(leaf.old, leaf.new, outwards=1)
        case "min":
            return _bound(leaf.old, leaf.new, outwards=-1)
        case "required":
            return "item-made-required" if leaf.new else "item-made-optional"
        case "required_when" if leaf.old is None or leaf.new is None:
            return "item-made-required" if leaf.new else "item-made-optional"
        case "class":
            return _class(leaf)
        case _:
            return None


def joined_lengths(leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """Yield the places; a fixed length that became a greatest one, or the reverse, is one place."""
    waiting: dict[tuple[str, ...], Leaf] = {}
    for leaf in leaves:
        if len(leaf.path) != _INSIDE or leaf.path[-1] not in _LENGTHS:
            yield leaf
        elif leaf.path[:-1] in waiting:
            yield _joined(waiting.pop(leaf.path[:-1]), leaf)
        else:
            waiting[leaf.path[:-1]] = leaf
    yield from waiting.values()


def _joined(one: Leaf, other: Leaf) -> Leaf:
    said = {leaf.path[-1]: leaf for leaf in (one, other)}
    old: dict[str, JsonValue] = {
        name: leaf.old for name, leaf in said.items() if leaf.old is not None
    }
    new: dict[str, JsonValue] = {
        name: leaf.new for name, leaf in said.items() if leaf.new is not None
    }
    return Leaf((*one.path[:-1], "length"), old, new)


def _length(old: JsonValue, new: JsonValue) -> Kind:
    """Compare two lengths, fixed or greatest: of the same number the fixed one is narrower."""
    had, has = _greatest(old), _greatest(new)
    if had == has:
        return "item-narrowed" if isinstance(new, dict) and "len" in new else "item-widened"
    return "item-widened" if has > had else "item-narrowed"


def _greatest(said: JsonValue) -> float:
    values = said.values() if isinstance(said, dict) else ()
    return max((_number(one) for one in values), default=0.0)


def _bound(old: JsonValue, new: JsonValue, *, outwards: int) -> Kind:
    """Return whether a bound was moved outwards; where none stands anything is allowed."""
    if old is None or new is None:
        return "item-narrowed" if old is None else "item-widened"
    moved = (_number(new) - _number(old)) * outwards
    return "item-widened" if moved > 0 else "item-narrowed"


def _number(value: JsonValue) -> float:
    return float(value) if isinstance(value, (int, float)) else 0.0


def _class(leaf: Leaf) -> Kind:
    """Only what is optional may be left out of a file; without a class an item may not."""
    if leaf.new == "optional":
        return "class-lowered"
    return "class-raised" if leaf.old == "optional" else "text"
