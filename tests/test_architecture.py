"""The house rules that can be measured: rooms, sizes, docstrings, no private machine's paths."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "conformance").rglob("*.py"))
LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
PRIVATE = re.compile(rb"/(?:[w]ork|home|Users)/[a-z]|/[t]mp/[a-z]")
GENERATED = {"LICENSE"}


def test_no_room_imports_a_higher_one() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_something_to_measure() -> None:
    assert len(MODULES) > 200


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_module_is_short_and_tells_what_it_is(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE
    assert ast.get_docstring(_tree(path))


def test_no_function_is_longer_than_a_screen() -> None:
    functions = [n for p in MODULES for n in ast.walk(_tree(p)) if isinstance(n, FUNCTIONS)]
    assert [(f.name, f.lineno) for f in functions if _length(f) > LONGEST_FUNCTION] == []


def test_functions_are_short_as_a_rule() -> None:
    lengths = sorted(
        _length(n) for p in MODULES for n in ast.walk(_tree(p)) if isinstance(n, FUNCTIONS)
    )
    assert lengths[len(lengths) // 2] <= 10


def test_every_public_name_has_a_docstring() -> None:
    missing = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in _public(_tree(path))
        if not ast.get_docstring(node)
    ]
    assert missing == []


def test_no_shipped_file_names_a_place_on_a_private_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group().decode()}"
        for path in _tracked()
        if path.name not in GENERATED and path != Path(__file__)
        for match in [PRIVATE.search(path.read_bytes())]
        if match
    ]
    assert found == []


def test_text_is_read_and_written_in_a_named_encoding() -> None:
    calls = [(p, n) for p in MODULES for n in ast.walk(_tree(p)) if isinstance(n, ast.Call)]
    assert [f"{path.relative_to(ROOT)}:{n.lineno}" for path, n in calls if _by_locale(n)] == []


def _by_locale(call: ast.Call) -> bool:
    """Say whether a call takes the encoding that the machine's locale names."""
    named = {word.arg for word in call.keywords}
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if "encoding" in named or None in named:
        return False
    of_base = isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) == "super()"
    if name in {"read_text", "write_text"} and not of_base:
        return len(call.args) < (2 if name == "write_text" else 1)
    return bool(named & {"text", "universal_newlines"}) and name in {"run", "Popen", "check_output"}


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _public(
    node: ast.Module | ast.ClassDef,
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for child in node.body:
        if isinstance(child, DEFINITIONS) and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from _public(child)


def _tracked() -> list[Path]:
    """Return the files under version control; of an unpacked archive, those that would be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = listed.stdout.decode().split("\0")
        return [ROOT / name for name in names if name and (ROOT / name).is_file()]
    rooms = (
        "conformance",
        "spec_catalog",
        "fixtures",
        "vendor_profiles",
        "docs",
        "tests",
        "benchmarks",
    )
    return [p for room in rooms for p in (ROOT / room).rglob("*.*") if "__pycache__" not in p.parts]
