"""`--catalogue DIR`, anywhere on the line: domains of a group's own beside the bundled ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from conformance.catalog.added import add_catalogue
from conformance.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

OPTION = "--catalogue"


def take_catalogues(arguments: Iterable[str]) -> list[str]:
    """Add the folders that a line names and return the rest of the line.

    Raises:
        UsageError: USE180, no folder after the option.
        CatalogError: CAT045 or CAT046, a folder that cannot be added.
    """
    kept: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == OPTION:
            _add(next(words, ""))
        elif word.startswith(f"{OPTION}="):
            _add(word.removeprefix(f"{OPTION}="))
        else:
            kept.append(word)
    return kept


def _add(folder: str) -> None:
    if not folder or folder.startswith("-"):
        raise UsageError(
            Message(
                "USE180",
                f"{OPTION} のあとにフォルダーがありません。",
                f"{OPTION}: expected a folder, found {folder or 'nothing'}",
                f"{OPTION} DIR のように、業務のフォルダーがあるフォルダーを書いてください。",
                f"name the folder that holds the domain's folder, as in {OPTION} DIR",
            )
        )
    add_catalogue(Path(folder))
