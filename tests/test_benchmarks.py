"""Every script of benchmarks/ has a short run, which `.ci/run` makes; none is run here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Scripts somebody calls; a module that only another script starts makes no claim.
SCRIPTS = [
    path
    for path in sorted((ROOT / "benchmarks").glob("*.py"))
    if re.search(r"^Claims?[:,]", path.read_text("utf-8"), re.MULTILINE)
]


def test_there_are_scripts() -> None:
    assert len(SCRIPTS) >= 9


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_a_script_knows_a_short_run_and_is_listed(path: Path) -> None:
    assert "from arguments import" in path.read_text("utf-8")
    assert f"python benchmarks/{path.name}" in (ROOT / "benchmarks" / "README.md").read_text(
        "utf-8"
    )


def test_what_the_reports_are_measured_on_is_a_result_as_a_run_makes_it(monkeypatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    from many_cases import outcomes

    from tests.report import samples

    own = [samples.case(f"child_allowance/rule/r-{n}/example", "untested") for n in range(40)]
    found = tuple(outcomes(own, 200))
    assert len({case.id for case in found}) == 200
    assert samples.result(found).counts["verdict"] == {"fail": 2, "pass": 196, "untested": 2}


def test_the_short_runs_are_a_step_of_ci() -> None:
    run = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "from arguments import" in run
    assert "--short" in run
    assert "step 'benchmarks' benchmarks" in run
