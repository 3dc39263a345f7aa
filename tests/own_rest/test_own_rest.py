"""A product that knows nothing of the harness is tested by its profile alone, and found out."""

import ast
import os
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from shutil import copytree

import pytest

from own_rest.faults import FAULTS, TOWN_FAULTS
from own_rest.office import Office
from own_rest.server import Server, make
from own_rest.town import Town, write
from own_rest.tried import PROFILE, best, cases_like, cases_on, files_session, session

HERE = Path(__file__).resolve().parent
OUTSIDE = {"draft", "tried"}  # they join the product with the harness
SERVED = ("api", "forms")
SAMPLE = 2  # cases of each check in each domain
LONG = {("resident_register", "lives/stand")}


@pytest.fixture(scope="module")
def healthy():
    with session(make()) as opened:
        yield opened


def _sample():
    """Return the first cases of each check in each domain."""
    by = sorted(cases_on(*SERVED), key=_place)
    for place, cases in groupby(by, key=_place):
        marks = pytest.mark.whole if place in LONG else ()
        yield pytest.param(list(cases)[:SAMPLE], id="/".join(place), marks=marks)


def _place(case):
    return case.requirement.domain, case.check


@pytest.mark.parametrize("cases", list(_sample()))
def test_the_healthy_product_passes(healthy, cases):
    for case in cases:
        outcome = healthy.execute(case)
        assert outcome.verdict == best(case), (case.id, outcome)


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_fault_fails_the_requirement_it_breaks(healthy, name):
    cases = cases_like(FAULTS[name].glob, *SERVED)
    assert cases, f"no case tries {FAULTS[name].glob}"
    with session(make(name)) as faulty:
        failed = next((c for c in cases if faulty.execute(c).verdict == "fail"), None)
    assert failed is not None, f"{name}: {len(cases)} cases and none failed"
    assert failed.requirement.id == FAULTS[name].requirement
    assert healthy.execute(failed).verdict == best(failed)


def town():
    return Town({word: Office(word) for word in Office.words()})


@pytest.mark.parametrize("name", sorted(TOWN_FAULTS))
def test_a_fault_of_the_files_fails_the_requirement_it_breaks(tmp_path, name):
    cases = cases_like(TOWN_FAULTS[name].glob, "files")
    assert cases, f"no case tries {TOWN_FAULTS[name].glob}"
    spoilt = town()
    TOWN_FAULTS[name].sow(spoilt)
    write(tmp_path / "spoilt", spoilt)
    write(tmp_path / "healthy", town())
    verdicts = [
        [files_session(tmp_path / one).execute(case).verdict for case in cases]
        for one in ("spoilt", "healthy")
    ]
    assert "fail" in verdicts[0]
    assert set(verdicts[1]) == {"pass"}


def test_the_product_shares_no_code_with_the_harness():
    for path in (p for p in HERE.rglob("*.py") if not p.name.startswith("test_")):
        if path.stem not in OUTSIDE:
            assert "conformance" not in set(_imported(path)), path


def _imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (name.split(".")[0] for name in names)


@pytest.fixture
def profile(tmp_path):
    """Return a function that places the profile for a server, with the product's export files."""

    def place(url):
        write(tmp_path / "files")
        text = PROFILE.read_text("utf-8").replace("http://127.0.0.1:8750", url)
        placed = tmp_path / "profile.yaml"
        placed.write_text(text.replace("../build/own_rest", "files"), "utf-8")
        copytree(PROFILE.parent / "evidence", tmp_path / "evidence")
        return placed

    return place


def _run(profile, *arguments):
    command = [sys.executable, "-m", "conformance", "run", str(profile), "--lang", "en"]
    out = ["--out", str(profile.parent / "out"), "--as-of", "2026-11-20"]
    env = {n: v for n, v in os.environ.items() if not n.startswith(("PYTEST_", "COV_"))}
    return subprocess.run(
        [*command, *out, *arguments],
        capture_output=True,
        text=True,
        timeout=600,
        env={**env, "LANG": "C.UTF-8"},
        check=False,
    )


@pytest.mark.whole
def test_a_whole_run_calls_the_product_conformant(profile):
    with Server(make()) as server:
        done = _run(profile(server.url))
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "Verdict: conformant" in done.stdout


@pytest.mark.whole
@pytest.mark.parametrize("name", ["protected-address-printed", "draft-needs-no-decision"])
def test_a_run_on_a_faulty_product_is_not_conformant(profile, name):
    with Server(make(name)) as server:
        done = _run(profile(server.url), "--case", f"{FAULTS[name].requirement}/*")
    assert done.returncode == 1, done.stdout[-3000:] + done.stderr[-1000:]
    assert "Verdict: not conformant" in done.stdout
    assert f"1. {FAULTS[name].requirement}" in done.stdout
