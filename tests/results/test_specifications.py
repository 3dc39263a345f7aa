"""A result is about the specifications of which it has a case, and about no other."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "report"))

import samples

from conformance.results.specifications import split


def test_a_specification_without_a_case_stands_apart() -> None:
    one = samples.conforming()
    there, away = split(one.catalogue, one.cases)
    assert [spec.domain for spec in there] == ["child_allowance"]
    assert [spec.domain for spec in away] == ["common_functions"]
    assert split(one.catalogue, ()) == ((), one.catalogue)
