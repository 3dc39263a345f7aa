"""The catalogue is found beside whatever else writes into its folder."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import domains, load, versions
from conformance.catalog.locate import newest_directory
from conformance.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Makes and removes folders as pytest's cache does, until its standard input closes.
_WRITER = """
import os, pathlib, sys, threading
root = pathlib.Path(sys.argv[1])
over = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
made = 0
while not over.is_set():
    places = [root / f"pytest-cache-files-{made}", root / "kaku" / f"pytest-cache-files-{made}"]
    for place in places:
        (place / "v").mkdir(parents=True)
        (place / "domain.yaml").touch()
    for place in places:
        (place / "domain.yaml").unlink()
        (place / "v").rmdir()
        place.rmdir()
    made += 1
    if made == 1:
        print("writing", flush=True)
"""


def specify(root: Path, domain: str, version: str) -> Path:
    folder = root / domain / version
    folder.mkdir(parents=True)
    (folder / "domain.yaml").write_text("", encoding="utf-8")
    return folder


@contextmanager
def writing_beside(root: Path) -> Iterator[subprocess.Popen[str]]:
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "writing\n"
    yield writer
    assert writer.poll() is None
    writer.communicate()
    assert writer.returncode == 0


def test_a_process_that_writes_and_removes_beside_the_catalogue_disturbs_nothing(tmp_path: Path):
    newest = specify(tmp_path, "kaku", "10.0")
    specify(tmp_path, "kaku", "9.0")
    with writing_beside(tmp_path):
        for _ in range(3000):
            assert domains(tmp_path) == ("kaku",)
            assert versions("kaku", tmp_path) == ("9.0", "10.0")
            assert newest_directory("kaku", tmp_path) == newest


@pytest.mark.parametrize("name", ["pytest-cache-files-x", ".git", "Kaku", "__pycache__", "1kaku"])
def test_folders_of_others_are_no_domain(name: str, tmp_path: Path):
    specify(tmp_path, "kaku", "1.0")
    specify(tmp_path, name, "1.0")
    assert domains(tmp_path) == ("kaku",)


@pytest.mark.parametrize("name", ["old", "1.0 copy", "1.0.bak", "v1", ".1.0"])
def test_folders_of_others_are_no_version(name: str, tmp_path: Path):
    specify(tmp_path, "kaku", "1.0")
    specify(tmp_path, "kaku", name)
    assert versions("kaku", tmp_path) == ("1.0",)


def test_a_domain_of_two_versions_is_named_once(tmp_path: Path):
    specify(tmp_path, "kaku", "1.0")
    specify(tmp_path, "kaku", "1.1")
    assert domains(tmp_path) == ("kaku",)


def test_a_file_in_the_place_of_a_folder_and_a_folder_without_a_specification_count_nothing(
    tmp_path: Path,
):
    (tmp_path / "kaku").write_text("", encoding="utf-8")
    (tmp_path / "rule" / "1.0").mkdir(parents=True)
    assert domains(tmp_path) == ()
    assert versions("kaku", tmp_path) == ()
    assert domains(tmp_path / "nowhere") == ()
    with pytest.raises(CatalogError):
        load("kaku", root=tmp_path)
