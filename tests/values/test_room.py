"""The room stands at the bottom: it imports no other room."""

import ast
from pathlib import Path

import pytest

ROOM = Path(__file__).parents[2] / "conformance" / "values"
MODULES = sorted(ROOM.rglob("*.py"))


def _imported(module: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(module.read_text(encoding="utf-8"))))
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    return plain | {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.stem)
def test_a_module_imports_from_no_other_room(module: Path) -> None:
    # the package itself is no room: it holds the version
    own = {name for name in _imported(module) if name.startswith("conformance.")}
    assert all(name.startswith("conformance.values") for name in own)
