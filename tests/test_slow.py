"""The slow tests exist by the names by which they are left to another day."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.conftest import SLOW

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", sorted(SLOW))
def test_what_is_called_slow_is_a_test(name: str) -> None:
    file, _, function = name.partition("::")
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    assert function in {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}
