"""Write a catalogue file: one entry a block, each part of it on a line of its own."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from conformance.catalog.workbooks.merge import Raw


class _Whole(yaml.SafeDumper):
    """Writes what stands in two places twice: a name for it could be taken in the file already."""

    def ignore_aliases(self, data: object) -> bool:
        """Say that nothing is written as a reference to what stands elsewhere."""
        del data
        return True


def render(kind: str, entries: Sequence[Raw], head: str = "") -> str:
    """Return the text of a catalogue file with the single top key `kind`.

    A mapping that holds no list of mappings stands on one line, which keeps a changed item a
    changed line; entries themselves are always blocks.
    """
    data = {kind: [_ordered(entry) for entry in entries]}
    node = _Whole(io.StringIO(), sort_keys=False).represent_data(data)
    _style(node, depth=0)
    text: str = yaml.serialize(
        node, Dumper=yaml.SafeDumper, allow_unicode=True, width=math.inf, line_break="\n"
    )
    return head + text


def leading_comment(text: str) -> str:
    """Return the comment lines a file begins with: where its content comes from."""
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        if not line.startswith("#"):
            break
        lines.append(line)
    return "".join(lines)


def replace_file(path: Path, text: str) -> bool:
    """Put a text into a file in one step; False when it stands there already."""
    data = text.encode()
    if path.is_file() and path.read_bytes() == data:
        return False
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)
    return True


_FIRST = (
    "key",
    "name",
    "no",
    "status",
    "name_ja",
    "name_en",
    "title_ja",
    "title_en",
    "class",
    "level",
    "type",
)
_LAST = ("official", "items", "parameters", "fields", "responses", "errors")


def _ordered(value: object) -> object:
    """Return a value with the names of its mappings in one order: who it is, facts, place, parts.

    Names outside both lists keep the order they came in, the editor's for what stood before.
    """
    if isinstance(value, list):
        return [_ordered(part) for part in value]
    if not isinstance(value, dict):
        return value
    return {name: _ordered(value[name]) for name in sorted(value, key=_rank)}


def _rank(name: str) -> int:
    if name in _FIRST:
        return _FIRST.index(name)
    return len(_FIRST) + (_LAST.index(name) + 1 if name in _LAST else 0)


_ENTRY_DEPTH = 2
"""File, list, entry."""


def _style(node: yaml.Node, depth: int) -> None:
    if not isinstance(node, yaml.CollectionNode):
        return
    children = _children(node)
    node.flow_style = depth > _ENTRY_DEPTH and not _holds_parts(node)
    for child in children:
        _style(child, depth + 1)


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [value for _, value in node.value]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _holds_parts(node: yaml.Node) -> bool:
    """Say whether mappings stand in a list at or below a node."""
    if isinstance(node, yaml.SequenceNode):
        return any(isinstance(child, yaml.MappingNode) for child in node.value)
    return any(_holds_parts(child) for child in _children(node))
