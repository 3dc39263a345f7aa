"""Parsed catalogue files kept in the user's cache: read again only if their content changed.

What is kept is the plain content of the YAML file as JSON beside the sha256 of its bytes and of
the JSON's, so that it is never stale or broken; models are validated every time. A cache that
cannot be read or written is done without.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from conformance.catalog.yaml import read_yaml
from conformance.values.own_folder import own_folder

_FORM = 2  # of what is kept; a new number forgets what older releases kept
_LEAST_BYTES = 2_000  # below it parsing costs less than looking


def read_json(path: Path) -> str:
    """Return a YAML file's content as JSON; `CatalogError` names file and line of what is wrong."""
    kept = _place(path)
    if kept is None or not path.is_file() or path.stat().st_size < _LEAST_BYTES:
        return json.dumps(read_yaml(path), ensure_ascii=False)
    digest = f"{_FORM}:{_sha256(path.read_bytes())}"
    found = _kept(kept, digest)
    if found is None:
        found = json.dumps(read_yaml(path), ensure_ascii=False)
        _keep(kept, digest, found)
    return found


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _place(path: Path) -> Path | None:
    """Return where the content of a file is kept; None when nothing is."""
    folder = own_folder()
    if folder is None:
        return None
    name = _sha256(str(path.resolve()).encode())[:24]
    return folder / f"{name}.json"


def _kept(place: Path, digest: str) -> str | None:
    """Return what is kept if it was made from just this content and is whole."""
    with suppress(OSError, UnicodeDecodeError):
        head, _, content = place.read_bytes().partition(b"\n")
        if head.decode() == f"{digest}:{_sha256(content)}":
            return content.decode()
    return None


def _keep(place: Path, digest: str, content: str) -> None:
    """Keep content, whole or not at all."""
    with suppress(OSError, RuntimeError, UnicodeEncodeError):
        kept = content.encode()
        place.parent.mkdir(parents=True, exist_ok=True)
        descriptor, new = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(f"{digest}:{_sha256(kept)}\n".encode() + kept)
        Path(new).replace(place)
