"""The sentences that come with each code, as the source writes them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import conformance
from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TOLD = frozenset({"Message", "Finding", "Cause", "Failure"})
_MOST = 4


@cache
def sentences() -> Mapping[str, tuple[Words, ...]]:
    """Return for each code the first sentences that the source says with it."""
    found: dict[str, dict[str, Words]] = {}
    for path in sorted(Path(conformance.__file__).parent.rglob("*.py")):
        for code, said in _in(path):
            found.setdefault(code, {}).setdefault(said.ja, said)
    return {code: tuple(said.values())[:_MOST] for code, said in found.items()}


def _in(path: Path) -> Iterator[tuple[str, Words]]:
    """Yield code and sentence of each call that puts both into words."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or _name(node.func) not in _TOLD or len(node.args) < 3:  # noqa: PLR2004 - code, Japanese, English
            continue
        first, ja, en = node.args[0], _text(node.args[1]), _text(node.args[2])
        code = names.get(first.id) if isinstance(first, ast.Name) else _text(first)
        if isinstance(code, str) and ja and en:
            yield code, Words(ja, en)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _text(node: ast.expr) -> str:
    """Return a text of the source, `…` for what is put in; empty where it is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "…" for part in node.values)
    return ""
