"""The house rules that can be measured: rooms, sizes, docstrings, no private machine's paths."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from dataclasses import dataclass
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


@dataclass(frozen=True)
class ModuleMeasures:
    """What is measured of a module; its tree is let go, since all of them together weigh a GiB."""

    documented: bool
    functions: tuple[tuple[str, int], ...]
    """Name and lines of each function."""
    undocumented: tuple[str, ...]
    """Public names without a docstring."""
    by_locale: tuple[str, ...]
    """Calls that take the encoding of the machine's locale."""


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_module_is_short_and_tells_what_it_is(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE
    assert measured(path).documented


def test_functions_fit_on_a_screen_and_are_short_as_a_rule() -> None:
    functions = [function for path in MODULES for function in measured(path).functions]
    assert [one for one in functions if one[1] > LONGEST_FUNCTION] == []
    lengths = sorted(length for _, length in functions)
    assert lengths[len(lengths) // 2] <= 10


def test_every_public_name_has_a_docstring() -> None:
    assert [name for path in MODULES for name in measured(path).undocumented] == []


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
    assert [call for path in MODULES for call in measured(path).by_locale] == []


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
def measured(path: Path) -> ModuleMeasures:
    """Return what is measured of a module."""
    tree, name = ast.parse(path.read_text("utf-8")), path.relative_to(ROOT)
    nodes = list(ast.walk(tree))
    return ModuleMeasures(
        documented=bool(ast.get_docstring(tree)),
        functions=tuple(
            (f"{name} {n.name}", _length(n)) for n in nodes if isinstance(n, FUNCTIONS)
        ),
        undocumented=tuple(
            f"{name}:{n.lineno} {n.name}" for n in _public(tree) if not ast.get_docstring(n)
        ),
        by_locale=tuple(
            f"{name}:{n.lineno}" for n in nodes if isinstance(n, ast.Call) and _by_locale(n)
        ),
    )


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
