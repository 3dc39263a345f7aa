"""What enum values mean: from extensions, from `oneOf` constants, from a description's list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.surfaces.drafting.source import Node

_VALUES = 300
_SPLIT = re.compile(r"[;；、，,/／\n|｜]+|\s{2,}| (?=[0-9A-Za-z]{1,4}\s*[:：=＝])|　")
_PAIR = re.compile(r"^[\s\-*・（(「]*([0-9A-Za-z_]{1,8})\s*(?:[:：=＝]|\.\s|…|→|は)\s*(.+)$")
_OPEN, _CLOSE = re.compile("[（(]"), re.compile("[）)]")
_NAMES = ("x-enum-varnames", "x-enumNames", "x-enum-descriptions", "x-enum-labels", "x-labels")


def labels_of(node: Node) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the values a schema allows, and (value, meaning) for those whose meaning it tells."""
    values = _values(node)
    labels = dict(_constants(node)) or dict(_extensions(node, values)) or dict(_told(node))
    if not values:
        values = tuple(labels) if len(labels) > 1 else ()
    return values, tuple((v, labels[v]) for v in values if v in labels)


def _values(node: Node) -> tuple[str, ...]:
    found = node.get("enum")
    if not isinstance(found, list):
        return tuple(value for value, _ in _constants(node))
    return tuple(_text(v) for v in found[:_VALUES] if v is not None)


def _constants(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the constants of `oneOf: [{const, title}]`, the form of OpenAPI 3.1."""
    for key in ("oneOf", "anyOf"):
        found = node.get(key)
        for one in found[:_VALUES] if isinstance(found, list) else ():
            if isinstance(one, dict) and "const" in one:
                yield _text(one["const"]), str(one.get("title") or one.get("description") or "")


def _extensions(node: Node, values: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for key in _NAMES:
        found = node.get(key)
        if isinstance(found, dict):
            yield from ((str(k), str(v)) for k, v in found.items())
        elif isinstance(found, list) and len(found) == len(values):
            yield from zip(values, map(str, found), strict=True)


def _told(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the pairs of a description such as 「1: 男、2: 女」."""
    for part in _SPLIT.split(str(node.get("description", ""))[:4000])[:_VALUES]:
        inner = part.rpartition("（")[2] if part.count("（") > part.count("）") else part
        found = _PAIR.match(inner)
        if found:
            yield found[1], _closed(found[2])


def _closed(label: str) -> str:
    """Return a label without what closes the list around it."""
    text = label.rstrip(" 。」")
    while text.endswith(("）", ")")) and len(_OPEN.findall(text)) < len(_CLOSE.findall(text)):
        text = text[:-1].rstrip()
    return text


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
