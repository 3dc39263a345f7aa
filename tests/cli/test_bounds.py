"""A document that would explode ends in 2 with a message, within a small memory and little time.

Without limits each of these took gigabytes, minutes, or ended the process by a signal.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """profile: 1
product: {name: 見本, vendor: 架空, release: "1.0"}
municipality: {type: general_city, code: "139998", name: 見本市}
specifications: {seal_registration: {version: "2.0"}}
surfaces: {files: {directory: .}}
"""
LAUGHS = "a0: &a0 [x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)
DOCUMENTS = {
    "aliases of aliases": HEAD + LAUGHS,
    "aliases in declares": HEAD + "declares:\n" + LAUGHS.replace("\na", "\n a"),
    "a hundred thousand brackets": HEAD + "options: " + "[" * 100_000,
    "two hundred thousand braces": HEAD + "options: " + "{a: " * 200_000,
    "three thousand levels": HEAD
    + "options:\n"
    + "".join(f"{' ' * n}- a\n{' ' * n}-\n" for n in range(1, 400)),
    "a million entries": HEAD + "options: [" + "a," * 1_000_000 + "]",
    "more bytes than the limit": HEAD + "# " + "x" * 6_000_000,
    "a number of a million digits": HEAD + "options: [" + "9" * 1_000_000 + "]",
}
EACH = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
from conformance.cli.main import main
print(json.dumps({p.name: main(["plan", str(p)]) for p in sorted(Path(sys.argv[1]).iterdir())}))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the process are POSIX")
def test_a_profile_that_would_explode_is_refused(tmp_path: Path) -> None:
    for name, text in DOCUMENTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = [sys.executable, "-c", EACH, str(tmp_path)]
    done = subprocess.run(told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == dict.fromkeys(DOCUMENTS, 2), done.stderr
    assert "HAR" not in done.stderr
