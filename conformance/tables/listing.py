"""The names in a directory, not read anew for each of the thousands of cases over its files."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from conformance.findings import UntestedError
from conformance.tables.unfound import no_directory

if TYPE_CHECKING:
    from pathlib import Path

_SETTLED_NS = (
    2 * 10**9
)  # a change within one tick of the file system's clock shows in no time stamp
_KEPT: dict[str, tuple[int, tuple[str, ...]]] = {}


def directory_names(directory: Path) -> tuple[str, ...]:
    """Return the names in a directory, in order.

    Raises:
        UntestedError: it cannot be read.
    """
    try:
        changed = directory.stat().st_mtime_ns
        kept = _KEPT.get(str(directory))
        if kept is not None and kept[0] == changed:
            return kept[1]
        names = tuple(sorted(os.listdir(directory)))  # noqa: PTH208 - names, not paths
    except OSError as error:
        raise UntestedError(no_directory()) from error
    if time.time_ns() - changed > _SETTLED_NS:
        _KEPT[str(directory)] = (changed, names)
    return names
