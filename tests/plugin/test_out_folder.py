"""One folder for the results: one run at a time, and no earlier verdict passes for this one."""

import subprocess
import sys

import pytest

from conformance.results.folder import exclusive_folder
from tests.plugin.conftest import DAY, ROOT, conformance

OLD = ("result.json", "report.html", "findings.json", "findings.csv")


@pytest.fixture
def old(tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    for name in OLD:
        (out / name).write_text("conformant", encoding="utf-8")
    return out


@pytest.mark.parametrize(
    "arguments",
    [
        ("run", "refrence"),
        ("run", "reference", "--domain", "child_alowance"),
        ("run", "reference", "--as-of", "yesterday"),
        ("files", "refrence", "."),
        ("files", "export_only", "nowhere"),
    ],
)
def test_a_run_that_cannot_start_leaves_no_older_verdict_behind(old, arguments):
    done = conformance(*arguments, "--out", str(old))
    assert done.returncode == 2, done.stdout + done.stderr
    assert [path.name for path in old.iterdir()] == ["earlier-result.json"]


@pytest.mark.parametrize("arguments", [("run", "reference"), ("files", "export_only", ".")])
def test_a_second_run_into_the_same_folder_is_refused(tmp_path, arguments):
    with exclusive_folder(tmp_path):
        done = conformance(*arguments, "--out", str(tmp_path), "--lang", "en")
    assert done.returncode == 2
    assert done.stderr.startswith("USE120 ")
    assert "in use" in done.stderr


def test_pytest_by_itself_holds_the_folder_too(tmp_path):
    command = [
        *(sys.executable, "-m", "pytest", str(ROOT / "spec_catalog" / "child_allowance"), "-q"),
        *("-p", "conformance.pytest_plugin", f"--conf-out={tmp_path}", f"--conf-as-of={DAY}"),
        f"--conf-profile={ROOT / 'vendor_profiles' / 'reference.yaml'}",
    ]
    with exclusive_folder(tmp_path):
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 4  # pytest's code for a wrong call
    assert "USE120" in done.stderr
