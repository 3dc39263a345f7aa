"""Every promise of docs/promises.md names a test that is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.split("\n") if line.startswith("| ") and "promise" not in line]
PLACE = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


@cache
def defined_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[2].strip())
def test_a_promise_is_said_in_both_languages_and_names_its_test(row: str) -> None:
    ja, en, place = (cell.strip() for cell in row.strip("|").split("|"))
    assert re.search(r"[ぁ-んァ-ヶ一-龠]", ja)
    assert en.isascii()
    found = PLACE.fullmatch(place)
    assert found is not None
    assert found[2] in defined_in(found[1])


def test_no_promise_stands_twice_and_measured_scripts_are_there() -> None:
    assert len(ROWS) > 50
    places = [found[0] for found in PLACE.finditer(PAGE)]
    assert sorted(places) == sorted(set(places))
    for script in re.findall(r"`(benchmarks/\w+\.py)`", PAGE):
        assert (ROOT / script).is_file()
