"""The broken exports of `fixtures/exports`, written where a test wants them."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING

from conformance.catalog.locate import data_directory

if TYPE_CHECKING:
    from pathlib import Path

EXPORTS = data_directory("fixtures") / "exports"
_SCRIPT = spec_from_file_location("make_broken", EXPORTS / "make_broken.py")
assert _SCRIPT is not None
assert _SCRIPT.loader is not None
MAKE = module_from_spec(_SCRIPT)
_SCRIPT.loader.exec_module(MAKE)


def broken(key: str, directory: Path) -> Path:
    """Return the directory of a broken export, made below another."""
    MAKE.main(str(directory), key)
    return directory / key
