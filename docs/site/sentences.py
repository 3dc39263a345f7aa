"""How each code reads where it comes up: sentences of the source, faults it was found by."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

import conformance
from conformance.catalog.locate import data_directory
from conformance.messages.codes import codes
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_CODE: Final = re.compile(r"[FRUTHNVP](-[A-Z0-9]+)+|[A-Z]{3}[0-9]{3}")
_JAPANESE: Final = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")
_ROOMS: Final = ("conformance.values", "conformance.tables", "conformance.forms")
_MOST: Final = 4


@cache
def sentences() -> Mapping[str, tuple[Bilingual, ...]]:
    """Return for each code the first sentences that the source says with it, `…` for facts."""
    found: dict[str, dict[str, Bilingual]] = {}
    for path in sorted(Path(conformance.__file__).parent.rglob("*.py")):
        for code, said in _in(path):
            found.setdefault(code, {}).setdefault(said.ja, said)
    for code, entry in codes().items():
        for said in (one.outline() for one in entry.sentences.values()):
            if _JAPANESE.search(said.ja):  # more than facts
                found.setdefault(code, {}).setdefault(said.ja, said)
    for room in _ROOMS:
        text = files(room).joinpath("messages.yaml").read_text(encoding="utf-8")
        for code, parts in yaml.safe_load(text).items():
            said = _of_room(parts)
            found.setdefault(code, {}).setdefault(said.ja, said)
    for code, said in examples().items():
        found.setdefault(code, {}).setdefault(said.ja, said)
    return {code: tuple(said.values())[:_MOST] for code, said in found.items()}


@cache
def examples() -> Mapping[str, Bilingual]:
    """Return the sentences that are written down, as no reading of the source finds them."""
    text = Path(__file__).with_name("examples.yaml").read_text(encoding="utf-8")
    return {code: Bilingual(**parts) for code, parts in yaml.safe_load(text).items()}


@cache
def broken() -> Mapping[str, tuple[Bilingual, ...]]:
    """Return for each code the broken export files of `fixtures/` in which it is found."""
    text = (data_directory("fixtures") / "exports" / "broken.yaml").read_text(encoding="utf-8")
    found: dict[str, list[Bilingual]] = {}
    for one in yaml.safe_load(text):
        for code in dict.fromkeys(finding["code"] for finding in one.get("findings", ())):
            found.setdefault(code, []).append(Bilingual(one["ja"], one["en"]))
    return {code: tuple(told[:_MOST]) for code, told in found.items()}


def _of_room(parts: Mapping[str, Mapping[str, str]]) -> Bilingual:
    """Return how a room says what it found, or else what it expected, as its reports do."""
    found, expected = parts.get("found", {"ja": "{}", "en": "{}"}), parts["expected"]
    said = {lang: re.sub(r"\{+[^}]*\}+", "…", found[lang]) for lang in ("ja", "en")}
    if said["ja"] == "…":
        said = {lang: re.sub(r"\{+[^}]*\}+", "…", expected[lang]) for lang in ("ja", "en")}
        return Bilingual(f"期待: {said['ja']}", f"expected: {said['en']}")
    return Bilingual(**said)


def _in(path: Path) -> Iterator[tuple[str, Bilingual]]:
    """Yield code and sentence of each call that is given a code and says it in both languages."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Constant)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for given in _given(tree):
        for at, first in enumerate(given):
            code = names.get(first.id) if isinstance(first, ast.Name) else _text(first)
            said = _pair(given[at + 1 :]) if code and _CODE.fullmatch(str(code)) else None
            if said is not None:
                yield str(code), said


def _given(tree: ast.AST) -> Iterator[list[ast.expr]]:
    """Yield what stands beside each other: arguments, members, and a key with what it leads to."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield [*node.args, *(one.value for one in node.keywords)]
        elif isinstance(node, ast.Tuple):
            yield node.elts
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if key is not None:
                    yield [key, *_parts(value)]


def _parts(node: ast.expr) -> list[ast.expr]:
    if isinstance(node, ast.Call):
        return [*node.args, *(one.value for one in node.keywords)]
    return node.elts if isinstance(node, ast.Tuple) else []


def _pair(beside: list[ast.expr]) -> Bilingual | None:
    """Return the sentence that comes with a code: at once, in one of its own, or after a place."""
    if beside and len(parts := _parts(beside[0])) > 1:
        beside = parts
    for second, third in list(pairwise(beside))[:2]:
        ja, en = _text(second), _text(third)
        if _JAPANESE.search(ja) and en and not _JAPANESE.search(en):
            return Bilingual(ja, en)
    return None


def _text(node: ast.expr) -> str:
    """Return a text of the source, `…` for what is put in; empty where it is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.IfExp):
        return _text(node.body)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return "".join(_text(part) or "…" for part in (node.left, node.right))
    if isinstance(node, ast.JoinedStr):
        return re.sub("…+", "…", "".join(_text(part) or "…" for part in node.values))
    return ""
