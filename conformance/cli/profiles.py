"""Find a profile: the path given, or a bundled one of that name."""

from __future__ import annotations

from pathlib import Path

from conformance.catalog.locate import data_directory
from conformance.catalog.nearest import nearest
from conformance.errors import Message, ProfileError


def find_profile(name: str) -> Path:
    """Return the path of a profile; a bundled profile is found by its file name."""
    path = Path(name)
    if path.is_file():
        return path
    bundled = data_directory("vendor_profiles")
    candidate = bundled / path.with_suffix(".yaml").name
    if candidate.is_file():
        return candidate
    known = sorted(p.stem for p in bundled.glob("*.yaml"))
    near = nearest(path.stem, known)
    raise ProfileError(
        Message(
            "PRO001",
            f"プロファイル {name} がありません。",
            f"profile {name} does not exist",
            f"{near!r} の誤りではありませんか。" if near else f"同梱: {', '.join(known)}",
            f"did you mean {near!r}?" if near else f"bundled: {', '.join(known)}",
            str(path),
        )
    )
