"""The fields of a schema: nested objects and lists laid out as dotted paths, within bounds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.labels import labels_of
from conformance.surfaces.drafting.model import ApiField

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.surfaces.drafting.model import Place
    from conformance.surfaces.drafting.references import References
    from conformance.surfaces.drafting.source import Node

_DEPTH = 10
_FIELDS = 2_000  # of one body; more is no form a person fills in
_NODES = 20_000  # looked at for one body


@dataclass
class SchemaLayout:
    """Lays out one schema; what it looks at is counted, so that no document keeps it busy."""

    references: References
    place: Place
    _looked_at: int = 0
    _found: list[ApiField] = field(default_factory=list)

    def of(self, schema: object) -> tuple[ApiField, ...]:
        """Return the fields, in the order of the document."""
        for one in self._walk(schema, "", (), required=False):
            self._found.append(one)
            if len(self._found) >= _FIELDS:
                break
        return tuple(self._found)

    def _walk(
        self, schema: object, path: str, above: tuple[str, ...], *, required: bool
    ) -> Iterator[ApiField]:
        self._looked_at += 1
        self.references.left -= 1
        node, via = self.references.follow(schema)
        if self._spent or len(above) > _DEPTH or set(via) & set(above):
            return
        above = (*above, *(via or (path,)))
        node, alternatives = self._plain(node)
        properties = node.get("properties")
        if isinstance(properties, dict) and properties:  # an empty one is a member all the same
            wanted = _texts(node.get("required"))
            for name, inner in properties.items():
                below = f"{path}.{name}" if path else str(name)
                yield from self._walk(inner, below, above, required=name in wanted)
        elif "items" in node:
            yield from self._walk(node["items"], f"{path}[]", above, required=required)
        elif any("properties" in self.references.follow(a)[0] for a in alternatives):
            for one in alternatives:
                yield from self._walk(one, path, above, required=False)
        elif path:
            yield self._leaf(node, path, required=required)

    @property
    def _spent(self) -> bool:
        return self._looked_at > _NODES or self.references.left < 0

    def _plain(self, node: Node) -> tuple[Node, list[Node]]:
        """Return the node with all of `allOf`, and with its only alternative that is not null."""
        merged = dict(node)
        for part in _nodes(node.get("allOf")):
            merged = _merge(merged, self.references.follow(part)[0])
        found = [self.references.follow(a)[0] for a in _nodes(node.get("anyOf"))]
        found += [self.references.follow(a)[0] for a in _nodes(node.get("oneOf"))]
        real = [a for a in found if a.get("type") != "null"]
        if len(real) == 1:
            return {**real[0], **{k: v for k, v in merged.items() if v}}, []
        return merged, [] if "properties" in merged else real

    def _leaf(self, node: Node, path: str, *, required: bool) -> ApiField:
        kinds = [k for k in _texts(node.get("type")) if k != "null"]
        values, labels = labels_of(node)
        example = node.get("example", node.get("default", ""))
        if not example and isinstance(node.get("examples"), list):
            example = next(iter(_list(node["examples"])), "")
        return ApiField(
            path,
            self.place,
            _told(node)[:200],
            kinds[0] if kinds else "",
            str(node.get("format", "")),
            str(node.get("pattern", "")),
            _number(node.get("minLength")),
            _number(node.get("maxLength")),
            values,
            labels,
            str(example)[:60],
            required,
        )


def _told(node: Node) -> str:
    """Return title or description, a Japanese one before one in Latin letters."""
    texts = [str(node[k]) for k in ("title", "description") if node.get(k)]
    return next((t for t in texts if not t.isascii()), texts[0] if texts else "")


def _merge(one: Node, other: Node) -> Node:
    """Return both nodes as one object; properties of both, required by either."""
    merged = {**other, **one}
    both = (one.get("properties"), other.get("properties"))
    if any(isinstance(p, dict) for p in both):
        merged["properties"] = {
            name: inner for p in reversed(both) if isinstance(p, dict) for name, inner in p.items()
        }
    merged["required"] = [*_texts(one.get("required")), *_texts(other.get("required"))]
    return merged


def _nodes(value: object) -> Iterable[Node]:
    return (n for n in _list(value) if isinstance(n, dict))


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    return [value] if isinstance(value, str) else [str(v) for v in _list(value)]


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
