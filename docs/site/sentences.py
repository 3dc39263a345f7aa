"""How each code reads where it comes up: sentences of the source, faults it was found by."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

import conformance
from conformance.catalog.locate import data_directory
from conformance.values.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CODE: Final = re.compile(r"[FRUTHNVP](-[A-Z0-9]+)+|[A-Z]{3}[0-9]{3}|[CE]0[0-9]{3}")
_JAPANESE: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_ROOMS: Final = ("conformance.values", "conformance.tables", "conformance.forms")
_MOST: Final = 4


@cache
def sentences() -> Mapping[str, tuple[Words, ...]]:
    """Return for each code the first sentences that the source says with it, `…` for facts."""
    found: dict[str, dict[str, Words]] = {}
    for path in sorted(Path(conformance.__file__).parent.rglob("*.py")):
        for code, said in _in(path):
            found.setdefault(code, {}).setdefault(said.ja, said)
    for room in _ROOMS:
        text = files(room).joinpath("messages.yaml").read_text(encoding="utf-8")
        for code, parts in yaml.safe_load(text).items():
            if "found" in parts:
                said = Words(*(re.sub(r"\{[^}]*\}", "…", parts["found"][k]) for k in ("ja", "en")))
                if said.ja != "…":
                    found.setdefault(code, {}).setdefault(said.ja, said)
    return {code: tuple(said.values())[:_MOST] for code, said in found.items()}


@cache
def broken() -> Mapping[str, tuple[Words, ...]]:
    """Return for each code the broken export files of `fixtures/` in which it is found."""
    text = (data_directory("fixtures") / "exports" / "broken.yaml").read_text(encoding="utf-8")
    found: dict[str, list[Words]] = {}
    for one in yaml.safe_load(text):
        for code in dict.fromkeys(finding["code"] for finding in one.get("findings", ())):
            found.setdefault(code, []).append(Words(one["ja"], one["en"]))
    return {code: tuple(told[:_MOST]) for code, told in found.items()}


def _in(path: Path) -> Iterator[tuple[str, Words]]:
    """Yield code and sentence of each call that is given a code and says it in both languages."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call | ast.Tuple):
            continue
        given = node.args if isinstance(node, ast.Call) else node.elts
        for first, second, third in zip(given, given[1:], given[2:], strict=False):
            code = names.get(first.id) if isinstance(first, ast.Name) else _text(first)
            ja, en = _text(second), _text(third)
            if isinstance(code, str) and _CODE.fullmatch(code) and _JAPANESE.search(ja) and en:
                yield code, Words(ja, en)


def _text(node: ast.expr) -> str:
    """Return a text of the source, `…` for what is put in; empty where it is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "…" for part in node.values)
    return ""
