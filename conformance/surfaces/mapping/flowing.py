"""Which variables an expression hands on, and which it only looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import jmespath

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Node = Mapping[str, object]

_LOOKED_AT: Final = frozenset({"comparator", "not_expression", "literal"})
_READ_ON: Final = frozenset(
    {
        "pipe",
        "subexpression",
        "index_expression",
        "projection",
        "value_projection",
        "filter_projection",
    }
)
_TESTS: Final = frozenset({"contains", "starts_with", "ends_with", "length", "type"})
"""Functions that say something of a value without handing it on."""


def handed_on(text: str) -> Iterator[str]:
    """Yield the dotted names whose values, or parts of them, can stand in what is found.

    What an expression compares, negates or chooses by (`a == 'x' && 'y'`) decides what is found
    but is no part of it: a wrong value there never leaves the harness.
    """
    yield from _flows(cast("Node", jmespath.compile(text).parsed))


def _flows(node: Node) -> Iterator[str]:
    if (name := _dotted(node)) is not None:
        yield name
        return
    for child in _passed(node):
        yield from _flows(child)


def _passed(node: Node) -> Sequence[Node]:
    """Return the parts of a node whose values its own can hold."""
    kind, children = str(node["type"]), cast("Sequence[Node]", node["children"])
    if kind in _LOOKED_AT or (kind == "function_expression" and node["value"] in _TESTS):
        return ()
    if kind == "and_expression":
        return children[-1:]
    if kind in _READ_ON:
        return children[:1]  # what follows reads on within it, or is a condition
    return children


def _dotted(node: Node) -> str | None:
    """Return `a.b.c` of a chain of names; None of anything else."""
    if node["type"] == "field":
        return str(node["value"])
    if node["type"] != "subexpression":
        return None
    parts = [_dotted(child) for child in cast("Sequence[Node]", node["children"])]
    return None if None in parts else ".".join(cast("list[str]", parts))
