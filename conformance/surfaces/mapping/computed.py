"""What an expression of a profile makes of an answer beyond reading it: values, and choices.

A sum, a day later, a part of a text is a value that the package did not give; a slice, a filter, a
fallback decides which of the values it gave is read. Both are allowed, for packages differ, and
either can make a right answer of a wrong one: so each is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

import jmespath

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Node = Mapping[str, object]

Made = Literal["computes", "selects", "repeats", "states"]
"""A value that was not given; a choice among those given; a value of the request in the answer; a
constant of the profile (in files alone)."""

_COMPUTES = frozenset(
    {"plus", "days_later", "join", "split", "sum", "avg", "abs", "ceil", "floor", "length"}
)
_ASKS = frozenset({"contains", "starts_with", "ends_with"})
_SAME = frozenset({"eq", "ne"})
"""To hold a code against a word of the vendor's (`jotai == '1'`) reads it, as `values` would."""
_CHOOSES = frozenset(
    {"max", "min", "max_by", "min_by", "sort", "sort_by", "reverse", "get", "not_null"}
)
_SELECTS = frozenset({"slice", "index", "filter_projection", "and_expression"})


def made_of_values(text: str) -> tuple[tuple[str, Made], ...]:
    """Return what an expression makes of rows or reasons: the member concerned, and how.

    The member is "" where the expression makes all that it finds. What a filter looks at makes
    nothing.
    """
    return tuple(dict.fromkeys(_made(_parsed(text), "")))


def made_of_truth(text: str) -> tuple[tuple[str, Made], ...]:
    """Return what an expression computes that says whether something holds (`ok`).

    To compare, to count and to choose is what such an expression is for.
    """
    found = (made for made in _made(_parsed(text), "", only=_COMPUTES - {"length"}))
    return tuple(dict.fromkeys(found))


def _parsed(text: str) -> Node:
    return cast("Node", jmespath.compile(text).parsed)


def _made(
    node: Node, member: str, only: frozenset[str] | None = None
) -> Iterator[tuple[str, Made]]:
    kind, children = str(node["type"]), _children(node)
    if kind == "key_val_pair":
        member = str(node["value"])
    made = _of(kind, node, children)
    if made is not None and (only is None or str(node.get("value")) in only):
        yield member, made
    for child in children[:2] if kind == "filter_projection" else children:
        yield from _made(child, member, only)


def _of(kind: str, node: Node, children: Sequence[Node]) -> Made | None:
    name = str(node.get("value")) if kind == "function_expression" else ""
    if name in _COMPUTES | _ASKS or (kind == "comparator" and not _reads_a_word(node, children)):
        return "computes"
    if name in _CHOOSES or kind in _SELECTS:
        return "selects"
    if kind == "or_expression" and children[1]["type"] != "literal":
        return "selects"
    return None


def _reads_a_word(node: Node, children: Sequence[Node]) -> bool:
    return node["value"] in _SAME and any(child["type"] == "literal" for child in children)


def _children(node: Node) -> Sequence[Node]:
    found = cast("Sequence[object]", node["children"])
    return [cast("Node", one) for one in found if isinstance(one, dict)]
