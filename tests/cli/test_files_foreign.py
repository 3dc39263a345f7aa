"""The CSV export of a package by strangers, judged by a mapping alone."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

import pytest
import requests

from conformance.cli.main import main

_ROOT = Path(os.environ.get("CONFORMANCE_SHARED") or Path(__file__).resolve().parents[3] / "shared")
_PACKAGE = next((one for one in sorted((_ROOT / "foreign").glob("*")) if one.is_dir()), _ROOT / "-")
"""A register that strangers wrote; its folder is its name, its module, and a part of its words."""
_PROFILE = Path(__file__).parent / "foreign_files.yaml"

foreign = pytest.mark.skipif(
    not _PACKAGE.is_dir() or find_spec("reportlab") is None,
    reason="the package by strangers is not at hand (set CONFORMANCE_SHARED)",
)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _exported(folder: Path, *options: str) -> None:
    """Write the package's CSV files into a folder."""
    port = _free_port()
    call = [sys.executable, "-m", _PACKAGE.name, "--port", str(port), *options]
    server = subprocess.Popen(
        call, cwd=_PACKAGE, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT
    )
    try:
        base = f"http://127.0.0.1:{port}/api/v3"
        _answering(f"{base}/codes")
        who = {"shokuinNo": "2001", "password": f"{_PACKAGE.name}-2001"}
        login = requests.post(f"{base}/login", json=who, timeout=30).json()
        headers = {f"X-{_PACKAGE.name.title()}-Session": login["data"]["session"]}
        folder.mkdir()
        for name in ("rireki", "setai"):
            answer = requests.get(f"{base}/csv/{name}", headers=headers, timeout=30)
            (folder / f"{name}.csv").write_bytes(answer.content)
    finally:
        server.terminate()
        server.wait(30)


def _answering(url: str) -> None:
    for _ in range(240):
        try:
            requests.get(url, timeout=5)
        except requests.ConnectionError:
            time.sleep(0.25)
        else:
            return
    pytest.fail("the package did not start")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return Path(shutil.copy(_PROFILE, tmp_path / "foreign.yaml"))


def _judged(profile: Path, folder: Path) -> dict[str, dict[str, object]]:
    out = folder.parent / f"{folder.name}-out"
    main(["files", str(profile), str(folder), "--out", str(out), "--lang", "en"])
    found = json.loads((out / "result.json").read_text(encoding="utf-8"))["cases"]
    return {one["id"]: one for one in found if one["surface"] == "files"}


def _codes(cases: dict[str, dict[str, object]]) -> set[str]:
    return {str(one["finding"]["code"]) for one in cases.values() if one["verdict"] == "fail"}


@foreign
def test_nothing_but_a_lawful_complaint_is_found_on_the_package_as_it_is(
    tmp_path: Path, profile: Path
) -> None:
    _exported(tmp_path / "exports")
    cases = _judged(profile, tmp_path / "exports")
    # 葛󠄀 with U+E0100 is registered in another collection than Moji_Joho: the one true finding.
    assert _codes(cases) == {"V-CHAR-IVS-UNREGISTERED"}
    assert sum(one["verdict"] == "pass" for one in cases.values()) >= 85


@foreign
def test_addresses_of_protected_persons_that_leak_into_the_history_are_found(
    tmp_path: Path, profile: Path
) -> None:
    _exported(tmp_path / "leak", "--fault", "dv-csv-leak")
    cases = _judged(profile, tmp_path / "leak")
    assert "F-FILE-NOT-WITHHELD" in _codes(cases)
    residents = cases["resident_register/record/residents/file-item-address"]
    (found,) = residents["finding"]["found"]
    assert found["file"] == "rireki.csv"
    assert {row["heading"] for row in found["rows"]} == {"住所"}
