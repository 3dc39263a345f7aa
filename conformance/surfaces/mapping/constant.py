"""Whether what an expression finds comes from the answer, or was written into the profile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import jmespath

from conformance.surfaces.mapping.settled import is_settled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Node = Mapping[str, object]

_EMPTY: tuple[object, ...] = (None, False, "", [], {})
_FALLBACKS = ("not_null", "merge")  # any of what they are given may be what they give
_TELLING = re.compile(r"[0-9A-Za-z]")  # what joins or parts texts tells nothing itself


def reads_the_answer(text: str) -> bool:
    """Return whether nothing that a JMESPath expression finds can be a text of the profile.

    A literal to compare with is none of what is found; an empty one for want of anything is no
    statement, unless a function makes something of it (a number, a text).
    """
    parsed = cast("Node", jmespath.compile(text).parsed)
    return _reads(parsed, current=True) and not is_settled(parsed)


def _reads(node: Node, *, current: bool, made_of: bool = False) -> bool:
    """Return whether a node's value comes from the answer; `current`: whether `@` does.

    `made_of`: a function makes another value of it, so that an empty one is a statement, too.
    """
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
            first = _reads(children[0], current=current)
            return first and _or_empty(children[1], current=current, empty=not made_of)
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
    if name == "type":  # a word of the language, by which a profile could choose its own texts
        return False
    if name == "contains":  # a list to compare with may stand in the profile
        return any(_reads(one, current=current, made_of=True) for one in arguments)
    if name in ("join", "split") and _is_telling(arguments[0 if name == "join" else 1]):
        return False
    if name == "keys" and _names_members(arguments[0]):
        return False
    of = arguments[1 if name == "join" else 0]
    return _reads(of, current=current, made_of=True)


def _is_telling(node: Node) -> bool:
    """Return whether what joins or parts texts is itself a word: it could be what is found."""
    return node["type"] != "literal" or _TELLING.search(str(node["value"])) is not None


def _names_members(node: Node) -> bool:
    """Return whether the names of an object's members stand in the expression."""
    return node["type"] == "multi_select_dict" or any(map(_names_members, _children(node)))


def _in_turn(steps: Sequence[Node], *, current: bool) -> bool:
    """Return whether the last of several steps, each on what the one before found, reads."""
    for step in steps:
        current = _reads(step, current=current)
    return current


def _all(nodes: Sequence[Node], *, current: bool) -> bool:
    return all(_reads(node, current=current) for node in nodes)


def _or_empty(node: Node, *, current: bool, empty: bool) -> bool:
    return (empty and _is_empty(node)) or _reads(node, current=current)


def _is_empty(node: Node) -> bool:
    return node["type"] == "literal" and node["value"] in _EMPTY


def _children(node: Node) -> Sequence[Node]:
    found = cast("Sequence[object]", node["children"])
    return [cast("Node", one) for one in found if isinstance(one, dict)]
