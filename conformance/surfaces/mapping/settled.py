"""Parts of an expression whose value is settled before any answer comes, though they look at one.

What is equal to itself, an empty slice, the length of what the profile itself puts together: each
gives the same whatever the package says, and a sum makes any number of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Node = Mapping[str, object]

_WITHIN = frozenset({"contains", "starts_with", "ends_with"})
_ADDS = frozenset({"plus", "days_later"})
_WRITTEN = frozenset({"multi_select_list", "multi_select_dict", "comparator", "not_expression"})
_TURNS = _ADDS | {"to_number", "to_string", "split", "abs", "ceil", "floor"}
"""Functions of what an answer gives, one value of one: what they give may be added to."""


def is_settled(node: Node) -> bool:
    """Return whether any part of an expression gives the same whatever the answer is."""
    return _settled(node) or any(map(is_settled, _children(node)))


def _settled(node: Node) -> bool:
    children = _children(node)
    match node["type"]:
        case "comparator":
            return children[0] == children[1]
        case "slice":
            return _takes_nothing(cast("Sequence[int | None]", node["children"]))
        case "filter_projection":
            return not _looks(children[2])
        case "function_expression":
            return _called(str(node["value"]), children)
    return False


def _called(name: str, arguments: Sequence[Node]) -> bool:
    if name == "length":
        return _put_together(arguments[0])
    if name in _WITHIN:
        return arguments[1]["type"] == "literal" and arguments[1]["value"] == ""
    if name in _ADDS:
        written = not all(map(_looks, arguments[:2]))
        return written and any(map(_counted, arguments[:2]))
    return False


def _takes_nothing(bounds: Sequence[int | None]) -> bool:
    """Return whether a slice is empty whatever it is taken of."""
    start, stop, step = bounds
    if step is not None and step < 0:
        return start is not None and stop is not None and 0 <= start <= stop
    if stop is None or (start is not None and (start < 0) != (stop < 0)):
        return False
    return (start or 0) >= stop if stop >= 0 else start is not None and start >= stop


def _looks(node: Node) -> bool:
    """Return whether an expression looks at anything that the profile did not write.

    Also at a place of the list that stands there (`[0]`), but not of one that the profile wrote.
    """
    children = _children(node)
    if node["type"] == "index_expression" and children[0]["type"] == "identity":
        return True
    return node["type"] in {"field", "current"} or any(map(_looks, children))


def _put_together(node: Node) -> bool:
    """Return whether a list or a text has the length that the profile gives it."""
    if node["type"] == "function_expression":
        return node["value"] not in {"to_string", "split", "keys", "values", "map", "sort"} or any(
            map(_put_together, _children(node))
        )
    return node["type"] in _WRITTEN


def _counted(node: Node) -> bool:
    """Return whether what is added to is a count: of nothing it is 0, and the sum the profile's."""
    if node["type"] != "function_expression":
        return any(map(_counted, _children(node)))
    return node["value"] not in _TURNS or any(map(_counted, _children(node)))


def _children(node: Node) -> Sequence[Node]:
    found = cast("Sequence[object]", node["children"])
    return [cast("Node", one) for one in found if isinstance(one, dict)]
