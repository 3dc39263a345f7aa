"""Parts of the tests: together all, none twice."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent


def said(*options: str) -> list[str]:
    place = str(TESTS / "population" / "test_traits.py")
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:randomly", place]
    run = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    return (run.stdout + run.stderr).splitlines()


def collected(*options: str) -> list[str]:
    return [line for line in said(*options) if "::" in line]


@pytest.mark.whole
def test_the_parts_hold_every_test_once() -> None:
    parts = [collected("--part", f"{n}/3") for n in (1, 2, 3)]
    assert all(parts)
    assert sorted(one for part in parts for one in part) == sorted(collected())


def test_a_part_that_does_not_exist_is_an_error() -> None:
    assert any("--part: expected I/N" in line for line in said("--part", "4/3"))
