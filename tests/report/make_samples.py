"""Writes reports/sample/: a small result and every report of it, for people to look at.

python tests/report/make_samples.py
"""

from __future__ import annotations

import sys
from pathlib import Path

FOLDER = Path(__file__).parent.parent.parent / "reports" / "sample"


def made() -> dict[str, bytes]:
    """Return the files of the folder by name, made anew; the reports name `result.json`."""
    import samples

    from conformance.cli.report import _NAMES, _content
    from conformance.results.store import to_bytes

    result = samples.result()
    reports = {
        name: _content(kind, result, "ja", "result.json", ()) for kind, name in _NAMES.items()
    }
    return {"result.json": to_bytes(result), **reports}


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in made().items():
        (FOLDER / name).write_bytes(content)
