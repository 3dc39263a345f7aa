"""YAML with line numbers: duplicate keys are errors, and every mapping knows where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import yaml

from conformance.errors import CatalogError, Message

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from pathlib import Path

_Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[valid-type,misc]  # the C loader where libyaml is there
    """A safe loader that refuses duplicate keys and reads no dates (they stay text)."""

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[Hashable, object]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            if key_node.value in seen:
                line = key_node.start_mark.line + 1
                raise DuplicateKeyError(str(key_node.value), line)
            seen.add(key_node.value)
        return cast("dict[Hashable, object]", super().construct_mapping(node, deep))


def _text(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    return str(loader.construct_scalar(node))


# Dates stay text: a catalogue date may be a month, a year or a pattern; models decide.
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _text)

# Only true and false are flags (YAML 1.2): `on`, `off`, `yes` and `no` stay words.
_BOOL = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    char: [(tag, form) for tag, form in found if tag != _BOOL]
    for char, found in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOL, re.compile(r"true|True|TRUE|false|False|FALSE"), list("tTfF"))


class DuplicateKeyError(Exception):
    """A mapping names a key twice."""

    def __init__(self, key: str, line: int) -> None:
        super().__init__(key)
        self.key = key
        self.line = line


def read_yaml(path: Path) -> object:
    """Return the content of a YAML file; `CatalogError` names file and line of what is wrong."""
    try:
        return yaml.load(path.read_bytes(), Loader=_Loader)  # noqa: S506 - a subclass of the safe loader
    except FileNotFoundError as error:
        raise CatalogError(_missing(path)) from error
    except DuplicateKeyError as error:
        raise CatalogError(_duplicate(path, error)) from error
    except yaml.YAMLError as error:
        raise CatalogError(_broken(path, error)) from error


def line_of(path: Path, location: Sequence[str | int]) -> int:
    """Return the line of the value (or of its nearest parent) at a path of keys and indices."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Base)
    line = 1
    for step in location:
        found = _child(node, step)
        if found is None:
            continue  # a model's own step, such as the name of a union's branch
        node, line = found
    return line


def entry_lines(path: Path) -> dict[str, int]:
    """Return the line of each entry (a mapping with `key`) of a list file."""
    lines: dict[str, int] = {}
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if text.startswith("- key: "):
            lines[text.removeprefix("- key: ").strip().strip("'\"")] = number
    return lines


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        if step < len(node.value):
            return node.value[step], node.value[step].start_mark.line + 1
        return None
    if isinstance(node, yaml.MappingNode):
        for key, child in node.value:
            if key.value == str(step):
                return child, key.start_mark.line + 1
    return None


def _missing(path: Path) -> Message:
    return Message(
        "CAT001",
        f"カタログのファイル {path.name} がありません。",
        f"catalogue file {path.name} is missing",
        "ファイルを作るか、フォルダの指定を直してください。",
        "create the file or correct the folder",
        str(path),
    )


def _duplicate(path: Path, error: DuplicateKeyError) -> Message:
    return Message(
        "CAT002",
        f"キー {error.key!r} が同じ場所に二度あります。",
        f"key {error.key!r} stands twice in one mapping",
        "どちらか一方を消してください。",
        "remove one of the two",
        f"{path}:{error.line}",
    )


def _broken(path: Path, error: yaml.YAMLError) -> Message:
    mark = getattr(error, "problem_mark", None)  # bytes that are not text have no mark
    problem = getattr(error, "problem", None) or str(error).replace("\n", " ")
    line = mark.line + 1 if mark else 1
    return Message(
        "CAT003",
        f"YAML として読めません: {problem}",
        f"not readable as YAML: {problem}",
        "その行の字下げ、引用符、コロンを確かめてください。",
        "check indentation, quotes and colons on that line",
        f"{path}:{line}",
    )
