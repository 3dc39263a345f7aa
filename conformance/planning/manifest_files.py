"""The manifest and lock files of a catalogue: write them, or say which are not current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.id_lock import Lock
from conformance.catalog.load import domains, load, versions
from conformance.errors import Message
from conformance.planning.manifest import manifest_of, text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

COMMAND = "conformance catalog manifest"


def expected_files(root: Path, only: Collection[str] | None = None) -> dict[Path, str]:
    """Return each manifest and lock file of a catalogue with the text it should have.

    `only`: of these domains alone.

    Only published specifications have them: the case ids of a draft may still change.
    `CatalogError` when a retired case id would be issued again; nothing is written here.
    """
    files: dict[Path, str] = {}
    for domain in sorted(set(domains(root)) if only is None else set(only)):
        specs = [load(domain, version, root) for version in versions(domain, root)]
        published = [spec for spec in specs if spec.head.status != "draft"]
        if not published:
            continue
        ids: set[str] = set()
        for spec in published:
            manifest = manifest_of(spec)
            files[spec.directory / "manifest.json"] = text_of(manifest)
            ids |= manifest.case_ids
        lock = root / "lock" / f"{domain}.txt"
        before = Lock.parse(_read(lock) or "")
        files[lock] = before.issue(ids, f"lock/{domain}.txt").text()
    return files


def differing_files(files: Mapping[Path, str]) -> list[Path]:
    """Return the files whose text is not what it should be."""
    return [path for path, text in files.items() if _read(path) != text]


def write_differing(files: Mapping[Path, str]) -> list[Path]:
    """Write the files that differ and return them."""
    changed = differing_files(files)
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(files[path], encoding="utf-8", newline="\n")
    return changed


def stale(path: Path, root: Path) -> Message:
    """Return the message for a file that is not current."""
    return Message(
        "CAT031",
        f"{path.relative_to(root)} が最新ではありません。",
        f"{path.relative_to(root)} is not current",
        f"{COMMAND} を実行し、差分を確かめてコミットしてください。",
        f"run `{COMMAND}`, look at the difference and commit it",
        str(path),
    )


def _read(path: Path) -> str | None:
    return path.read_bytes().decode() if path.is_file() else None
