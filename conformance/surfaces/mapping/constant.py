"""Whether what an expression finds comes from the answer, or was written into the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import jmespath

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Node = Mapping[str, object]

_EMPTY: tuple[object, ...] = (None, False, "", [], {})
_FALLBACKS = ("not_null", "merge")  # any of what they are given may be what they give


def reads_the_answer(text: str) -> bool:
    """Return whether nothing that a JMESPath expression finds can be a text of the profile.

    A literal to compare with is none of what is found; an empty one for want of anything is no
    statement.
    """
    return _reads(cast("Node", jmespath.compile(text).parsed), current=True)


def _reads(node: Node, *, current: bool) -> bool:
    """Return whether a node's value comes from the answer; `current`: whether `@` does."""
    kind, children = str(node["type"]), _children(node)
    match kind:
        case "field" | "current" | "identity" | "index" | "slice":
            return current
        case "literal":
            return False
        case "subexpression" | "pipe" | "index_expression" | "projection" | "value_projection":
            return _in_turn(children, current=current)
        case "filter_projection":  # the last is the condition
            return _in_turn(children[:2], current=current)
        case "or_expression":
            return _reads(children[0], current=current) and _or_empty(children[1], current=current)
        case "and_expression":
            return _reads(children[-1], current=current)
        case "multi_select_list" | "multi_select_dict":
            return _all(children, current=current)
        case "function_expression":
            return _called(str(node["value"]), children, current=current)
        case _:  # comparisons, negations, flattening, pairs, references to an expression
            return any(_reads(child, current=current) for child in children)


def _called(name: str, arguments: Sequence[Node], *, current: bool) -> bool:
    if name == "map":
        return _all(arguments, current=current)
    if name in _FALLBACKS:
        read = [_reads(one, current=current) for one in arguments]
        return any(read) and all(
            found or _is_empty(one) for one, found in zip(arguments, read, strict=True)
        )
    return any(_reads(one, current=current) for one in arguments)


def _in_turn(steps: Sequence[Node], *, current: bool) -> bool:
    """Return whether the last of several steps, each on what the one before found, reads."""
    for step in steps:
        current = _reads(step, current=current)
    return current


def _all(nodes: Sequence[Node], *, current: bool) -> bool:
    return all(_reads(node, current=current) for node in nodes)


def _or_empty(node: Node, *, current: bool) -> bool:
    return _is_empty(node) or _reads(node, current=current)


def _is_empty(node: Node) -> bool:
    return node["type"] == "literal" and node["value"] in _EMPTY


def _children(node: Node) -> Sequence[Node]:
    found = cast("Sequence[object]", node["children"])
    return [cast("Node", one) for one in found if isinstance(one, dict)]
