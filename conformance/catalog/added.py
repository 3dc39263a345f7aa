"""Domains of a group's own, as data in a folder beside the bundled catalogue."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from conformance.catalog.locate import (
    added_directories,
    catalog_directory,
    domains_in,
    set_added_directories,
)
from conformance.errors import CatalogError, Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def add_catalogue(folder: Path) -> None:
    """Let the domains of a folder be found like the bundled ones; a second time changes nothing.

    Raises:
        CatalogError: CAT045, it is no folder or holds no domain, or its name cannot be passed on;
            CAT046, a domain of it is bundled or stands in another folder that was added.
    """
    folder = folder.resolve()
    known = added_directories()
    if folder in known:
        return
    names = domains_in(folder)
    if not names or os.pathsep in str(folder):
        raise CatalogError(_no_catalogue(folder))
    for other in (catalog_directory(), *known):
        both = sorted(set(names) & set(domains_in(other)))
        if both:
            raise CatalogError(_twice(folder, other, both))
    set_added_directories((*known, folder))


@contextmanager
def kept_apart() -> Iterator[None]:
    """Forget afterwards which folders were added inside."""
    before = added_directories()
    try:
        yield
    finally:
        set_added_directories(before)


def _no_catalogue(folder: Path) -> Message:
    return Message(
        "CAT045",
        f"{folder} に業務がありません。期待: <業務>/<版>/domain.yaml。",
        f"{folder} holds no domain; expected <domain>/<version>/domain.yaml",
        "フォルダーの名前を確かめるか、conformance catalog new domain で業務を作ってください。",
        "check the name of the folder, or begin a domain with conformance catalog new domain",
        str(folder),
    )


def _twice(folder: Path, other: Path, names: list[str]) -> Message:
    told = ", ".join(names)
    return Message(
        "CAT046",
        f"業務 {told} は {other} にもあります。",
        f"{told}: also a domain of {other}",
        "追加するフォルダーの業務には、ほかにない名前を付けてください。",
        "give the domain of the folder that is added a name that no other one has",
        str(folder),
    )
