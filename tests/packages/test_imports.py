"""A run of an API loads nothing of the engine for files: it starts the sooner."""

from __future__ import annotations

import subprocess
import sys

FILES_ONLY = ("polars", "numpy", "narwhals", "conformance.tables.read")
LOADED = f"""
import sys
import conformance.plugin.hooks, conformance.worlds.session
print([name for name in {FILES_ONLY!r} if name in sys.modules])
"""


def test_what_only_files_need_is_not_loaded_for_an_api() -> None:
    run = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
