"""Put a new entry at the end of its file; what stands there stays as it is, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.entries import read_entries
from conformance.catalog.load import KINDS, WRITTEN, forget
from conformance.errors import CatalogError, Message

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.models.domain import Specification


def hold_new(spec: Specification, kind: str, key: str) -> None:
    """Hold that a specification has no such entry yet (`CatalogError` CAT047 says where it is)."""
    if kind in KINDS and key in getattr(spec, kind):
        raise CatalogError(
            Message(
                "CAT047",
                f"{key} はもうあります。",
                f"{key} exists already",
                "別のキーにしてください。キーを使い回すことはできません。",
                "choose another key; keys are never reused",
                spec.where(kind, key),
            )
        )


def append(spec: Specification, kind: str, entry: str) -> Path:
    """Write an entry and return its file; a file that could not be read again is left as it was."""
    path = spec.directory / f"{kind}.yaml"
    before = path.read_text(encoding="utf-8") if path.is_file() else None
    text = f"{kind}:\n" if before is None else before.replace(f"{kind}: []", f"{kind}:", 1)
    path.write_text(f"{text.rstrip()}\n{entry}", encoding="utf-8")
    try:
        read_entries(WRITTEN[kind], kind, path)
    except CatalogError:
        if before is None:
            path.unlink()
        else:
            path.write_text(before, encoding="utf-8")
        raise
    forget()
    return path
