"""The user's own folder of the harness: what it keeps there it can do without."""

from __future__ import annotations

import os
from pathlib import Path


def own_folder() -> Path | None:
    """Return it (it need not exist); None when nothing is to be kept.

    `CONFORMANCE_CACHE` names another folder; empty turns it off.
    """
    folder = os.environ.get("CONFORMANCE_CACHE")
    if folder == "":
        return None
    if folder is not None:
        return Path(folder)
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "jichitai-conformance"
