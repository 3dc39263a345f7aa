"""Local references of a document, followed within bounds; a circle ends where it closes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from conformance.surfaces.drafting.source import Node

_CHAIN = 32
_NODES = 1_000_000


@dataclass(slots=True)
class References:
    """Looks up `$ref` in one document; never opens another one.

    `left`: how many nodes of the whole document may still be looked at, so that none keeps the
    harness busy by referring to itself again and again.
    """

    document: Node
    left: int = field(default=_NODES)

    def follow(self, node: object) -> tuple[Node, tuple[str, ...]]:
        """Return the node a chain of references ends at, and the references on the way.

        What stands beside a `$ref` (3.1) overrides what it refers to. A reference out of the
        document, to nothing, or in a circle gives what stands beside it alone.

        Raises:
            UsageError: a reference to another document (USE024).
        """
        beside: Node = {}
        seen: list[str] = []
        while isinstance(node, dict) and "$ref" in node and len(seen) < _CHAIN:
            ref = str(node["$ref"])
            beside = {k: v for k, v in node.items() if k != "$ref"} | beside
            if ref in seen:
                node = {}
                break
            seen.append(ref)
            node = self._at(ref)
        found = cast("Node", node) if isinstance(node, dict) else {}
        return {**found, **beside}, tuple(seen)

    def _at(self, ref: str) -> object:
        if not ref.startswith("#"):
            raise UsageError(_elsewhere(ref))
        node: object = self.document
        for part in ref.removeprefix("#").split("/")[1:]:
            name = part.replace("~1", "/").replace("~0", "~")
            node = node.get(name) if isinstance(node, dict) else None
        return node


def _elsewhere(ref: str) -> Message:
    return Message(
        "USE024",
        f"別の文書への参照 {ref!r} は開きません。",
        f"a reference to another document is not opened: {ref!r}",
        "文書を一つにまとめてください（bundle）。",
        "bundle the document into one file",
    )
