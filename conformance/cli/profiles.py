"""Find a profile: the path given, or a bundled one of that name."""

from __future__ import annotations

from pathlib import Path

from conformance.catalog.locate import data_directory
from conformance.catalog.nearest import nearest
from conformance.errors import Message, ProfileError

_BUNDLED_AS = (Path(), Path("vendor_profiles"))
"""Where a bundled profile is looked for under: by its name alone, or as the documents write it."""


def find_profile(name: str) -> Path:
    """Return the path of a profile; a bundled profile is found by its file name."""
    path = Path(name)
    if _is_file(path):
        return path
    bundled = data_directory("vendor_profiles")
    candidate = bundled / f"{path.stem}.yaml"
    if path.parent in _BUNDLED_AS and _is_file(candidate):
        return candidate
    if _is_folder(path):
        raise ProfileError(_folder(path))
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


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False  # too long, or with characters that no name has


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _folder(path: Path) -> Message:
    return Message(
        "PRO005",
        f"{path} はフォルダーです。期待: プロファイルのファイル（YAML）",
        f"{path} is a folder; expected the file of a profile (YAML)",
        "フォルダーの中のプロファイルを指定してください（例: product.yaml）。",
        "name the profile in it, such as product.yaml",
        str(path),
    )
