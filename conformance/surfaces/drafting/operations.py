"""The calls of a document: parameters, bodies and answers laid out as fields."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.surfaces.drafting.fields import SchemaLayout
from conformance.surfaces.drafting.model import ApiField, Operation, VendorApi
from conformance.surfaces.drafting.references import References

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conformance.surfaces.drafting.model import Place
    from conformance.surfaces.drafting.source import Node

_METHODS = ("get", "post", "put", "patch", "delete")
_OPERATIONS = 5_000
_NEARLY_ALL = 0.8
_FEW = 5  # answers, below which nothing can be said of all
_PLACES: dict[str, Place] = {
    "path": "path",
    "query": "query",
    "header": "header",
    "cookie": "cookie",
}


def read_api(document: Node) -> VendorApi:
    """Return the calls of an OpenAPI document, in its order."""
    references = References(document)
    info = references.follow(document.get("info"))[0]
    components = references.follow(document.get("components"))[0]
    schemes = references.follow(components.get("securitySchemes"))[0]
    servers = _mappings(document.get("servers"))
    found: list[Operation] = []
    for operation in _operations(document, references):
        found.append(operation)
        if len(found) >= _OPERATIONS:
            break
    return VendorApi(
        str(info.get("title", "")),
        str(info.get("version", "")),
        tuple(str(s["url"]) for s in servers if s.get("url")),
        _without_envelope(found),
        {str(name): references.follow(one)[0] for name, one in schemes.items()},
    )


def _without_envelope(operations: list[Operation]) -> tuple[Operation, ...]:
    """Return the calls without what (nearly) every answer has: result codes, messages, links."""
    answers = [o for o in operations if o.gives]
    counted = Counter(f.path for o in answers for f in o.gives)
    shared = {path for path, n in counted.items() if n > _NEARLY_ALL * len(answers)}
    if len(answers) < _FEW:
        return tuple(operations)
    return tuple(
        replace(o, gives=tuple(f for f in o.gives if f.path not in shared)) for o in operations
    )


def _operations(document: Node, references: References) -> Iterator[Operation]:
    paths = references.follow(document.get("paths"))[0]
    for path, inner in paths.items():
        item = references.follow(inner)[0]
        for method in _METHODS:
            if isinstance(item.get(method), dict):
                yield _operation(method.upper(), str(path), item, references)


def _operation(method: str, path: str, item: Node, references: References) -> Operation:
    node = references.follow(item[method.lower()])[0]
    parameters = [*_mappings(item.get("parameters")), *_mappings(node.get("parameters"))]
    request_type, request = _content(references.follow(node.get("requestBody"))[0])
    answer_type, answer = _content(_answer(node, references, "2"))
    refusal = _content(_answer(node, references, "4"))[1]
    takes = [f for p in parameters for f in _parameter(references.follow(p)[0], references)]
    return Operation(
        method,
        path,
        str(node.get("operationId", "")),
        str(node.get("summary", ""))[:200],
        str(node.get("description", ""))[:400],
        tuple(str(t) for t in _list(node.get("tags"))),
        (*takes, *SchemaLayout(references, "body").of(request)),
        SchemaLayout(references, "answer").of(answer),
        SchemaLayout(references, "answer").of(refusal),
        request_type,
        answer_type,
    )


def _answer(node: Node, references: References, family: str) -> Node:
    """Return the answer of the first status of a family (2 success, 4 refusal)."""
    answers = references.follow(node.get("responses"))[0]
    by_text = {str(status): one for status, one in answers.items()}  # YAML may read 200 as number
    good = sorted(s for s in by_text if s.startswith(family))
    if not good and family == "2" and "default" in by_text:
        good = ["default"]
    return references.follow(by_text[good[0]])[0] if good else {}


def _content(node: Node) -> tuple[str, object]:
    """Return content type and schema, JSON before others."""
    content = node.get("content")
    if not isinstance(content, dict) or not content:
        return "", {}
    kind = next((k for k in content if "json" in str(k)), next(iter(content)))
    inner = content[kind]
    return str(kind), inner.get("schema", {}) if isinstance(inner, dict) else {}


def _parameter(node: Node, references: References) -> Iterator[ApiField]:
    place = _PLACES.get(str(node.get("in")))
    if place is None or not node.get("name"):
        return
    schema = references.follow(node.get("schema"))[0]
    told = {k: node[k] for k in ("description", "example") if node.get(k)}
    wrapped = {"properties": {node["name"]: {**schema, **told}}}
    if node.get("required") is True:
        wrapped["required"] = [node["name"]]  # type: ignore[assignment]  # a schema's own mixture
    yield from SchemaLayout(references, place).of(wrapped)


def _mappings(value: object) -> Iterable[Node]:
    return [v for v in _list(value) if isinstance(v, dict)]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
