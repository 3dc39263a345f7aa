"""Where a command left what it wrote, said last and beside the output that others read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from conformance.cli.lang import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def tell_kept(folder: Path, names: Sequence[str], lang: str) -> None:
    """Name the folder and the files in it on the error stream; the verdict stays the last line."""
    listed = ", ".join(names)
    sys.stdout.flush()
    sys.stderr.write(say(lang, f"書いた場所: {folder}", f"written to {folder}") + f" ({listed})\n")
