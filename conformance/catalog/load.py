"""Load a domain's specification: typed entries, each with file and line, and a content hash."""

from __future__ import annotations

import hashlib
import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from conformance.catalog.locate import catalog_directory
from conformance.catalog.models.api import Api
from conformance.catalog.models.base import Entry
from conformance.catalog.models.domain import DomainHead, Specification
from conformance.catalog.models.records import CodeList, RecordGroup
from conformance.catalog.models.requirements import (
    Form,
    Function,
    Invariant,
    Linkage,
    Question,
    Rule,
)
from conformance.catalog.nearest import nearest
from conformance.catalog.yaml import entry_lines, line_of, read_yaml
from conformance.errors import CatalogError, Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

E = TypeVar("E", bound=Entry)

KINDS: Mapping[str, type[Entry]] = {
    "functions": Function,
    "forms": Form,
    "records": RecordGroup,
    "codes": CodeList,
    "linkages": Linkage,
    "rules": Rule,
    "invariants": Invariant,
    "questions": Question,
    "apis": Api,
}
"""The files of a specification and the model of their entries."""


def domains(root: Path | None = None) -> tuple[str, ...]:
    """Return the domains the catalogue holds, sorted."""
    root = root or catalog_directory()
    return tuple(sorted(p.parent.parent.name for p in root.glob("*/*/domain.yaml")))


def versions(domain: str, root: Path | None = None) -> tuple[str, ...]:
    """Return the versions of a domain, oldest first."""
    found = (p.parent.name for p in (root or catalog_directory()).glob(f"{domain}/*/domain.yaml"))
    return tuple(sorted(found, key=lambda v: [int(n) for n in v.split(".")]))


def load(domain: str, version: str | None = None, root: Path | None = None) -> Specification:
    """Return a specification, the newest unless named; `CatalogError` says where it is wrong."""
    root = root or catalog_directory()
    known = versions(domain, root)
    if not known or (version is not None and version not in known):
        raise CatalogError(_unknown(domain, version, known, root))
    return _load(root / domain / (version or known[-1]))


@lru_cache(maxsize=64)
def _load(directory: Path) -> Specification:
    head = _validate(DomainHead, read_yaml(directory / "domain.yaml"), directory / "domain.yaml")
    entries: dict[str, Mapping[str, Entry]] = {}
    lines: dict[tuple[str, str], int] = {}
    for kind, model in KINDS.items():
        path = directory / f"{kind}.yaml"
        entries[kind] = _entries(model, kind, path) if path.is_file() else {}
        if path.is_file():
            lines.update({(kind, k): n for k, n in entry_lines(path).items()})
    return Specification(
        head=head,
        directory=directory,
        lines=lines,
        digest=digest_of(directory),
        **cast("dict[str, Any]", entries),  # KINDS pairs each field with its model
    )


def digest_of(directory: Path) -> str:
    """Return the sha256 over the names and bytes of a specification's YAML files."""
    total = hashlib.sha256()
    for path in sorted(directory.glob("*.yaml")):
        total.update(f"{path.name}\0".encode())
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()


def _entries(model: type[E], kind: str, path: Path) -> dict[str, E]:
    data = read_yaml(path)
    validate = _adapter(model).validate_json
    if not isinstance(data, dict) or set(data) != {kind}:
        raise CatalogError(_shape(path, kind, data))
    try:
        found = validate(json.dumps(data[kind]))
    except ValidationError as error:
        raise CatalogError(*_explain(error, path, (kind,))) from error
    keyed: dict[str, E] = {}
    for entry in found:
        key = entry.key
        if key in keyed:
            raise CatalogError(_twice(path, kind, key))
        keyed[key] = entry
    return keyed


@cache
def _adapter(model: type[E]) -> TypeAdapter[list[E]]:
    return TypeAdapter(list[model])  # type: ignore[valid-type]  # the model is a value here


def _validate(model: type[E], data: object, path: Path) -> E:
    try:
        return model.model_validate_json(json.dumps(data))
    except ValidationError as error:
        raise CatalogError(*_explain(error, path, ())) from error


def _explain(error: ValidationError, path: Path, prefix: tuple[str, ...]) -> list[Message]:
    return [
        _one_error(detail, path, (*prefix, *detail["loc"]))
        for detail in error.errors(include_url=False)[:20]
    ]


def _one_error(detail: ErrorDetails, path: Path, location: tuple[str | int, ...]) -> Message:
    where = f"{path}:{line_of(path, location)}"
    name = str(location[-1]) if location else ""
    if detail["type"] == "extra_forbidden":
        near = nearest(name, _known_names())
        hint_ja = f"{near!r} の誤りではありませんか。" if near else "キーを消してください。"
        hint_en = f"did you mean {near!r}?" if near else "remove the key"
        return Message(
            "CAT004",
            f"キー {name!r} は知りません。",
            f"unknown key {name!r}",
            hint_ja,
            hint_en,
            where,
        )
    found = repr(detail["input"])[:80]
    at = ".".join(str(part) for part in location)
    return Message(
        "CAT005",
        f"{at} の値が違います。期待: {detail['msg']}。実際: {found}",
        f"{at}: {detail['msg']}, found {found}",
        "その行の値を期待される形に直してください。",
        "give the value the expected form on that line",
        where,
    )


@lru_cache(maxsize=1)
def _known_names() -> tuple[str, ...]:
    names: set[str] = set()
    todo: list[type[Entry]] = list(Entry.__subclasses__())
    while todo:
        model = todo.pop()
        todo.extend(model.__subclasses__())
        names.update(f.alias or n for n, f in model.model_fields.items())
    return tuple(sorted(names))


def _unknown(domain: str, version: str | None, known: tuple[str, ...], root: Path) -> Message:
    if known:
        return Message(
            "CAT006",
            f"{domain} の版 {version} はありません。ある版: {', '.join(known)}",
            f"{domain} has no version {version}; it has {', '.join(known)}",
            where=str(root / domain),
        )
    there = domains(root)
    near = nearest(domain, there)
    return Message(
        "CAT007",
        f"業務 {domain!r} はカタログにありません。ある業務: {', '.join(there) or 'なし'}",
        f"no domain {domain!r} in the catalogue; it has {', '.join(there) or 'none'}",
        f"{near!r} の誤りではありませんか。" if near else "",
        f"did you mean {near!r}?" if near else "",
        str(root),
    )


def _shape(path: Path, kind: str, data: object) -> Message:
    found = ", ".join(map(str, data)) if isinstance(data, dict) else type(data).__name__
    return Message(
        "CAT008",
        f"ファイルの一番上には {kind!r} だけが要ります。実際: {found}",
        f"expected the single top key {kind!r}, found {found}",
        where=f"{path}:1",
    )


def _twice(path: Path, kind: str, key: str) -> Message:
    return Message(
        "CAT009",
        f"{kind} に鍵 {key!r} が二度あります。",
        f"key {key!r} stands twice under {kind}",
        "一方の鍵を変えてください。",
        "give one of them another key",
        f"{path}:{entry_lines(path).get(key, 1)}",
    )
