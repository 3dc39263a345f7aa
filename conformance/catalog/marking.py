"""An editor's mark: what is tried for these requirements was compared with their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.catalog.compared import COMPARED
from conformance.catalog.load import domains, load
from conformance.catalog.nearest import nearest
from conformance.catalog.workbooks.kinds import existing
from conformance.catalog.workbooks.splice import spliced
from conformance.catalog.workbooks.write import replace_file
from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from pathlib import Path

    from conformance.catalog.workbooks.merge import Raw

_FILES: Final = {kind: file for file, kind in COMPARED.items()}
_PARTS: Final = 3


def mark(root: Path, wanted: Sequence[str], by: str, on: date) -> tuple[str, ...]:
    """Write into the catalogue who compared these requirements when; return those that were new.

    Raises:
        UsageError: CAT090, no such requirement; CAT091, it was not imported.
    """
    new: list[str] = []
    for domain, file, keys in _by_file(root, wanted):
        version = load(domain, root=root).version
        path = root / domain / version / f"{file}.yaml"
        before = existing(path.parent, file)
        after = [_marked(entry, by, on) if entry["key"] in keys else entry for entry in before]
        for old, entry in zip(before, after, strict=True):
            if entry["key"] in keys:
                name = f"{domain}/{COMPARED[file]}/{entry['key']}"
                if "compared" not in old:
                    raise UsageError(_not_imported(name))
                new += [name] if old != entry else []
        replace_file(path, spliced(file, path.read_text("utf-8"), before, after))
    return tuple(new)


def _marked(entry: Raw, by: str, on: date) -> Raw:
    was = entry.get("compared")
    if not isinstance(was, dict) or was.get("by"):
        return entry  # the first mark stands: nobody signs for another
    return {
        **entry,
        "compared": {**was, "provenance": "official", "by": by, "on": on.isoformat()},
    }


def _by_file(root: Path, wanted: Iterable[str]) -> list[tuple[str, str, frozenset[str]]]:
    """Return domain, file and keys of what is wanted."""
    found: dict[tuple[str, str], set[str]] = {}
    for name in wanted:
        parts = tuple(name.split("/"))
        if len(parts) != _PARTS or parts[0] not in domains(root) or parts[1] not in _FILES:
            raise UsageError(_unknown(name, ()))
        domain, kind, key = parts
        known = getattr(load(domain, root=root), _FILES[kind])
        if key not in known:
            raise UsageError(_unknown(name, [f"{domain}/{kind}/{one}" for one in known]))
        found.setdefault((domain, _FILES[kind]), set()).add(key)
    return [(domain, file, frozenset(keys)) for (domain, file), keys in found.items()]


def _unknown(name: str, known: Sequence[str]) -> Message:
    near = nearest(name, known)
    return Message(
        "CAT090",
        f"{name!r} という機能・帳票・連携の要件はカタログにありません。",
        f"the catalogue has no function, form or linkage {name!r}",
        f"{near!r} の誤りではありませんか。" if near else "業務/function/キー と書いてください。",
        f"did you mean {near!r}?" if near else "write it as domain/function/key",
    )


def _not_imported(name: str) -> Message:
    return Message(
        "CAT091",
        f"{name} は公式ブックから取り込まれていないため、照合する文がありません。",
        f"{name} was imported from no workbook: there is no sentence to compare with",
        "conformance catalog import で取り込んでから照合してください。",
        "import it with conformance catalog import first",
    )
