"""Where the catalogue and other shipped data stand: the source tree, or the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def data_directory(name: str) -> Path:
    """Return the folder `name` (`spec_catalog`, `vendor_profiles`, `fixtures`) that is in use."""
    beside = _PACKAGE.parent / name
    return beside if beside.is_dir() else _PACKAGE / "_data" / name


def catalog_directory() -> Path:
    """Return the folder of the bundled catalogue."""
    return data_directory("spec_catalog")


def newest_directory(domain: str, root: Path) -> Path | None:
    """Return the folder of a domain's newest version below a root; None when it has none."""
    found = (path.parent for path in root.glob(f"{domain}/*/domain.yaml"))
    return max(found, key=lambda path: [int(n) for n in path.name.split(".")], default=None)
