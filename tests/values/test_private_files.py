"""What may hold people's data is readable by its owner alone, whatever the umask."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from conformance.values.private_files import private_folder, write_private

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes of files are of POSIX systems")


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_the_owner_s_alone_under_an_open_umask(tmp_path):
    before = os.umask(0)
    try:
        write_private(tmp_path / "new", "秘密")
        made = private_folder(tmp_path / "a" / "b")
    finally:
        os.umask(before)
    assert mode(tmp_path / "new") == 0o600
    assert (tmp_path / "new").read_text(encoding="utf-8") == "秘密"
    assert [mode(made), mode(made.parent)] == [0o700, 0o700]


def test_a_file_that_stood_open_is_narrowed_and_holds_nothing_of_before(tmp_path):
    path = tmp_path / "old"
    path.write_text("much more than before", encoding="utf-8")
    path.chmod(0o644)
    write_private(path, b"new")
    assert mode(path) == 0o600
    assert path.read_bytes() == b"new"


def test_a_folder_that_stood_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)
    private_folder(tmp_path / "inner")
    assert mode(tmp_path) == 0o755


def test_whatever_a_command_writes_is_the_owner_s_alone(tmp_path):
    out = tmp_path / "made" / "out"
    command = [sys.executable, "-m", "conformance"]
    export = ["files", "export_only", "fixtures/exports/conforming", "--out", str(out)]
    one = ["report", str(out / "result.json"), "--html", str(out / "r" / "again.html")]
    more = [*("--junit", str(out / "r" / "junit.xml")), *("--md", str(out / "r" / "job.md"))]
    for asked in (export, [*one, *more]):
        subprocess.run([*command, *asked], check=False, umask=0, capture_output=True, cwd=ROOT)
    written = [path for path in (tmp_path / "made").rglob("*") if path.is_file()]
    assert {"result.json", "report.html", "findings.csv", "again.html", "junit.xml"} <= {
        path.name for path in written
    }
    assert {path.name: oct(mode(path)) for path in written if mode(path) != 0o600} == {}
    folders = [tmp_path / "made", *(p for p in (tmp_path / "made").rglob("*") if p.is_dir())]
    assert {oct(mode(path)) for path in folders} == {"0o700"}
