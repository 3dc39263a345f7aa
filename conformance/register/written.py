"""Write a site: whole, in place of an earlier one, and over nothing else."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from conformance.errors import Message, UsageError
from conformance.register.site import DATA, OWN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_site(site: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of a site into a folder that is new, empty or an earlier register.

    Raises:
        UsageError: TRU091, something else stands there.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(_taken(folder))
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if there and DATA not in there:
        raise UsageError(_taken(folder))
    for name in OWN:
        _take_away(folder / name)
    for name, content in site.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _take_away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _taken(folder: Path) -> Message:
    return Message(
        "TRU091",
        f"{folder.name} には登録簿でないものがあります。期待: 新しいフォルダーか、前の登録簿",
        f"something else than a register stands in {folder.name}; expected: a new folder, or an"
        " earlier register",
        "--out に別のフォルダーを指定してください。",
        "give another folder with --out",
        str(folder),
    )
