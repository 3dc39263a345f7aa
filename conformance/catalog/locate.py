"""Where the catalogue and other shipped data stand: the source tree, or the installed package."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOMAIN = re.compile("[a-z][a-z0-9_]*")
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_ADDED = "CONFORMANCE_ADDED_CATALOGUES"  # of the environment, so that workers know them, too
_PACKAGE = Path(__file__).resolve().parent.parent


def data_directory(name: str) -> Path:
    """Return the folder `name` (`spec_catalog`, `vendor_profiles`, `fixtures`) that is in use."""
    beside = _PACKAGE.parent / name
    return beside if beside.is_dir() else _PACKAGE / "_data" / name


def catalog_directory() -> Path:
    """Return the folder of the bundled catalogue."""
    return data_directory("spec_catalog")


def added_directories() -> tuple[Path, ...]:
    """Return the folders that hold domains of a group's own, beside the bundled catalogue."""
    return tuple(Path(one) for one in os.environ.get(_ADDED, "").split(os.pathsep) if one)


def set_added_directories(folders: tuple[Path, ...]) -> None:
    """Make these the folders of own domains, for this process and those it starts."""
    os.environ[_ADDED] = os.pathsep.join(map(str, folders))


def home_of(domain: str) -> Path:
    """Return the catalogue that holds a domain; the bundled one where none does.

    What is bundled goes before: no folder that was added changes a domain of the standard.
    """
    homes = (catalog_directory(), *added_directories())
    return next((home for home in homes if versions_in(home, domain)), catalog_directory())


def domains_in(root: Path) -> list[str]:
    """Return the domains that a catalogue holds, sorted."""
    return sorted(name for name in _folders(root, _DOMAIN) if versions_in(root, name))


def versions_in(root: Path, domain: str) -> list[str]:
    """Return the versions of a domain that a catalogue holds, oldest first."""
    found = _folders(root / domain, _VERSION)
    whole = (name for name in found if (root / domain / name / "domain.yaml").is_file())
    return sorted(whole, key=lambda name: [int(n) for n in name.split(".")])


def newest_directory(domain: str, root: Path) -> Path | None:
    """Return the folder of a domain's newest version below a root; None when it has none."""
    known = versions_in(root, domain)
    return root / domain / known[-1] if known else None


def _folders(parent: Path, form: re.Pattern[str]) -> Iterator[str]:
    """Yield the names below a folder that may be the catalogue's own.

    Others are not looked into: what writes beside the catalogue (caches, editors) removes its
    folders at any time.
    """
    try:
        names = [entry.name for entry in parent.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return
    yield from (name for name in names if form.fullmatch(name))
