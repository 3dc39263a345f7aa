"""Load a domain's specification: typed entries, each with file and line, and a content hash."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from conformance.catalog.entries import read_entries, read_entry
from conformance.catalog.locate import (
    added_directories,
    catalog_directory,
    domains_in,
    home_of,
    versions_in,
)
from conformance.catalog.models.api import Api
from conformance.catalog.models.domain import DomainHead, Specification
from conformance.catalog.models.events import Event
from conformance.catalog.models.questions import Question
from conformance.catalog.models.records import CodeList, RecordGroup
from conformance.catalog.models.requirements import (
    Form,
    Function,
    Invariant,
    Linkage,
    LinkageEntry,
    Rule,
    SharedLinkage,
)
from conformance.catalog.nearest import nearest
from conformance.catalog.shared_linkages import linkage_sides
from conformance.catalog.yaml import entry_lines
from conformance.errors import CatalogError, Message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from conformance.catalog.models.base import Entry

KINDS: Mapping[str, type[Entry]] = {
    "functions": Function,
    "events": Event,
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

WRITTEN: Mapping[str, object] = {**KINDS, "linkages": LinkageEntry}
"""What may be written in each file: a linkage may also be one side of another domain's."""


def domains(root: Path | None = None) -> tuple[str, ...]:
    """Return the domains a catalogue holds, sorted; of no named one, the bundled and the added."""
    roots = (catalog_directory(), *added_directories()) if root is None else (root,)
    return tuple(sorted({name for one in roots for name in domains_in(one)}))


def versions(domain: str, root: Path | None = None) -> tuple[str, ...]:
    """Return the versions of a domain, oldest first."""
    return tuple(versions_in(root or home_of(domain), domain))


def load(domain: str, version: str | None = None, root: Path | None = None) -> Specification:
    """Return a specification, the newest unless named; `CatalogError` says where it is wrong."""
    home = root or home_of(domain)
    known = versions(domain, home)
    if not known or (version is not None and version not in known):
        raise CatalogError(_unknown(domain, version, known, root, home))
    return _load(home / domain / (version or known[-1]))


@lru_cache(maxsize=64)
def _load(directory: Path) -> Specification:
    digest = digest_of(directory)  # first: what is changed from here on is seen to have changed
    head = read_entry(DomainHead, directory / "domain.yaml")
    entries: dict[str, Mapping[str, Entry]] = {}
    lines: dict[tuple[str, str], int] = {}
    for kind, form in WRITTEN.items():
        path = directory / f"{kind}.yaml"
        entries[kind] = read_entries(form, kind, path) if path.is_file() else {}
        if path.is_file():
            lines.update({(kind, k): n for k, n in entry_lines(path).items()})
    shared = {k: e for k, e in entries["linkages"].items() if isinstance(e, SharedLinkage)}
    entries["linkages"] = {**entries["linkages"], **linkage_sides(shared, directory)}
    return Specification(
        head=head,
        shared_linkages=shared,
        directory=directory,
        lines=lines,
        digest=digest,
        **cast("dict[str, Any]", entries),  # KINDS pairs each field with its model
    )


def forget() -> None:
    """Read every specification again that is loaded from now on: its files were written."""
    _load.cache_clear()


def digest_of(directory: Path) -> str:
    """Return the sha256 over the names and bytes of a specification's YAML files.

    What all specifications share (life events, lives, partners) is part of each: cases rest on it.
    """
    total = hashlib.sha256()
    for path in [*sorted(directory.glob("*.yaml")), *_shared(directory.parent.parent)]:
        total.update(f"{path.name}\0".encode())
        total.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return total.hexdigest()


def _shared(root: Path) -> list[Path]:
    """Return the shared files, the bundled ones where a catalogue has none of its own."""
    bundled = sorted((catalog_directory() / "common").glob("*.yaml"))
    own = ((root / "common" / path.name, path) for path in bundled)
    return [mine if mine.is_file() else path for mine, path in own]


def _unknown(
    domain: str, version: str | None, known: tuple[str, ...], root: Path | None, home: Path
) -> Message:
    if known:
        return Message(
            "CAT006",
            f"{domain} の版 {version} はありません。ある版: {', '.join(known)}",
            f"{domain} has no version {version}; it has {', '.join(known)}",
            where=str(home / domain),
        )
    there = domains(root)
    near = nearest(domain, there)
    return Message(
        "CAT007",
        f"業務 {domain!r} はカタログにありません。ある業務: {', '.join(there) or 'なし'}",
        f"no domain {domain!r} in the catalogue; it has {', '.join(there) or 'none'}",
        f"{near!r} の誤りではありませんか。" if near else "",
        f"did you mean {near!r}?" if near else "",
        str(home),
    )
