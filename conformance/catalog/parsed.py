"""Parsed catalogue files kept in the user's cache: read again only if their content changed.

What is kept is the plain content of the YAML file as JSON beside the sha256 of its bytes, so that
it can never be stale; models are validated every time. A cache that cannot be read or written is
done without.
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

_FORM = 1  # of what is kept; a new number forgets what older releases kept
_LEAST_BYTES = 2_000  # below it parsing costs less than looking


def read_parsed(path: Path) -> object:
    """Return the content of a YAML file; `CatalogError` names file and line of what is wrong."""
    kept = _place(path)
    if kept is None or not path.is_file() or path.stat().st_size < _LEAST_BYTES:
        return read_yaml(path)
    digest = f"{_FORM}:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    found = _kept(kept, digest)
    if found is None:
        found = read_yaml(path)
        _keep(kept, digest, found)
    return found


def _place(path: Path) -> Path | None:
    """Return where the content of a file is kept; None when nothing is."""
    folder = own_folder()
    if folder is None:
        return None
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]
    return folder / f"{name}.json"


def _kept(place: Path, digest: str) -> object:
    """Return what is kept if it was made from just this content."""
    with suppress(OSError, ValueError, RecursionError):
        found = json.loads(place.read_bytes())
        if isinstance(found, dict) and found.get("of") == digest:
            return found.get("content")
    return None


def _keep(place: Path, digest: str, content: object) -> None:
    """Keep content that JSON gives back just as it is; whole or not at all."""
    with suppress(OSError, TypeError, ValueError, RuntimeError):
        if json.loads(json.dumps(content)) != content:
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"of": digest, "content": content}, ensure_ascii=False)
        descriptor, new = tempfile.mkstemp(dir=place.parent)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        Path(new).replace(place)
