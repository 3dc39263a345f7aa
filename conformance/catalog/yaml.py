"""YAML with line numbers: duplicate keys are errors, and every mapping knows where it stands."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import yaml

from conformance.catalog.yaml_bounds import BoundsError, check_bounds, no_text_key
from conformance.catalog.yaml_problems import encoding_problem, problem_of
from conformance.catalog.yaml_resolver import FLAGS
from conformance.errors import CatalogError, Message

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence
    from pathlib import Path

    from conformance.values.limits import DocumentLimits

_Base: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[valid-type,misc]  # the C loader where libyaml is there
    """A safe loader that refuses duplicate keys and reads no dates (they stay text)."""

    def construct_mapping(
        self, node: yaml.MappingNode, deep: bool = False
    ) -> dict[Hashable, object]:
        seen: set[object] = set()
        for key_node, _ in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise no_text_key(key_node.start_mark.line + 1)
            if key_node.value in seen:
                line = key_node.start_mark.line + 1
                raise DuplicateKeyError(str(key_node.value), line)
            seen.add(key_node.value)
        return cast("dict[Hashable, object]", super().construct_mapping(node, deep))


def _text(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> str:
    return str(loader.construct_scalar(node))


# Dates stay text: a catalogue date may be a month, a year or a pattern; models decide.
_Loader.add_constructor("tag:yaml.org,2002:timestamp", _text)

# What no file of ours holds and JSON does not know is refused like any other tag.
_NO_JSON = {f"tag:yaml.org,2002:{name}" for name in ("binary", "set", "omap", "pairs")}
_Loader.yaml_constructors = {
    tag: made for tag, made in _Loader.yaml_constructors.items() if tag not in _NO_JSON
}

_BOOL = "tag:yaml.org,2002:bool"
_Loader.yaml_implicit_resolvers = {
    char: [(tag, form) for tag, form in found if tag != _BOOL]
    for char, found in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(_BOOL, re.compile("|".join(FLAGS)), list("tTfF"))


_NO_VALUE = "could not construct a value"


class DuplicateKeyError(Exception):
    """A mapping names a key twice."""

    def __init__(self, key: str, line: int) -> None:
        super().__init__(key)
        self.key = key
        self.line = line


def read_yaml(path: Path, limits: DocumentLimits | None = None) -> object:
    """Return the content of a YAML file; `CatalogError` names file and line of what is wrong.

    `limits`: of a file that somebody else wrote; it is held against them before it is parsed.
    """
    content = _content(path, limits)
    try:
        return parsed(content) if limits is None else deepcopy(_within(content, limits))
    except BoundsError as error:
        raise CatalogError(_beyond(path, error)) from error
    except DuplicateKeyError as error:
        raise CatalogError(_duplicate(path, error)) from error
    except yaml.YAMLError as error:
        raise CatalogError(_broken(path, *problem_of(error, content))) from error


@lru_cache(maxsize=2)  # a profile is read by several steps of one command
def _within(content: bytes, limits: DocumentLimits) -> object:
    """Return what a YAML text says that somebody else wrote, once it is held against bounds."""
    check_bounds(content, limits)
    return parsed(content)


def parsed(content: bytes | str) -> object:
    """Return what a YAML text says, read as all files of the harness are.

    Raises:
        yaml.YAMLError: it cannot be read.
        DuplicateKeyError: a mapping names a key twice.
        BoundsError: a key is no text.
    """
    try:
        return yaml.load(content, Loader=_Loader)  # noqa: S506 - a subclass of the safe loader
    except (ValueError, LookupError, TypeError, OverflowError) as error:  # PyYAML, of `!!int x`
        raise yaml.YAMLError(_NO_VALUE) from error


def _content(path: Path, limits: DocumentLimits | None) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read() if limits is None else file.read(limits.max_bytes + 1)
    except FileNotFoundError as error:
        raise CatalogError(_missing(path)) from error
    except OSError as error:
        raise CatalogError(_unreadable(path, error)) from error
    found = encoding_problem(content)
    if found is not None and (limits is None or len(content) <= limits.max_bytes):
        raise CatalogError(_broken(path, *found))
    return content


def line_of(path: Path, location: Sequence[str | int]) -> int:
    """Return the line of the value (or of its nearest parent) at a path of keys and indices."""
    node, line = _composed(path.read_bytes()), 1
    for step in location:
        found = _child(node, step)
        if found is None:
            continue  # a model's own step, such as the name of a union's branch
        node, line = found
    return line


@lru_cache(maxsize=4)  # asked for one place after another of the same file
def _composed(content: bytes) -> yaml.Node | None:
    found: yaml.Node | None = yaml.compose(content, Loader=_Base)  # UTF-8, or UTF-16 by its mark
    return found


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


def _broken(path: Path, line: int, said: tuple[str, str, str, str]) -> Message:
    return Message("CAT003", *said, where=f"{path}:{line}")


def _beyond(path: Path, error: BoundsError) -> Message:
    return Message("CAT009", error.ja, error.en, *error.remedy, where=f"{path}:{error.line}")


def _unreadable(path: Path, error: OSError) -> Message:
    why = error.strerror or type(error).__name__
    return Message(
        "CAT008",
        f"カタログのファイル {path.name} を読めません: {why}",
        f"catalogue file {path.name} cannot be read: {why}",
        "ファイルの場所と読取り権限を確かめてください。",
        "check the path and that it may be read",
        str(path),
    )
