"""What is drawn depends on the seed alone, not on the modules that happen to be loaded."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import hypothesis
import pytest
from hypothesis.internal.conjecture import providers

from conformance.worlds.steady import steady

ROOT = Path(__file__).parents[2]
DRAW = """
import sys
from hypothesis import Phase, given, seed, settings, strategies as st
from conformance.worlds.steady import steady
{imports}
drawn = []
@settings(max_examples=200, database=None, phases=(Phase.generate,))
@seed(7)
@given(st.integers(-10**9, 10**9), st.text(max_size=8))
def draw(number, text):
    drawn.append((number, text))
with steady():
    draw()
print(repr(drawn))
"""
MORE = "import conformance.population.city.people, conformance.rules.child_allowance, zoneinfo"


def drawn(imports: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", DRAW.format(imports=imports)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent,
    )
    return run.stdout


def test_loaded_modules_do_not_change_what_is_drawn() -> None:
    assert drawn("") == drawn(MORE)


def test_hypothesis_is_as_before_afterwards() -> None:
    before = providers._get_local_constants
    with steady():
        assert len(providers._get_local_constants()) == 0
    assert providers._get_local_constants is before


BROKEN = """
import sys
from hypothesis.internal.conjecture import providers
del providers._get_local_constants
from conformance.cli.main import main
sys.exit(main(["run", "reference", "--case", "none", "--out", {out!r}, "--lang", {lang!r}]))
"""


@pytest.mark.parametrize(("lang", "said"), [("ja", "種だけで決まる"), ("en", "on the seed alone")])
def test_another_hypothesis_is_told_before_the_run_in_one_message(
    tmp_path: Path, lang: str, said: str
) -> None:
    script = BROKEN.format(out=str(tmp_path), lang=lang)
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert run.returncode == 4
    assert run.stderr.startswith("HAR005 ")
    assert said in run.stderr
    assert not (tmp_path / "result.json").exists()


def test_hypothesis_is_pinned_to_the_one_that_draws_here() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pins = [d for d in project["project"]["dependencies"] if d.startswith("hypothesis")]
    assert pins == [f"hypothesis=={hypothesis.__version__}"]
