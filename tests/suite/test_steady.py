"""What is drawn depends on the seed alone, not on the modules that happen to be loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hypothesis.internal.conjecture import providers

from conformance.suite.steady import steady

DRAW = """
import sys
from hypothesis import Phase, given, seed, settings, strategies as st
from conformance.suite.steady import steady
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
