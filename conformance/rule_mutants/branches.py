"""The branches of an oracle, and which of them facts take.

A branch is one outcome of a condition that the oracle or a function it calls decides by. One that
only refuses facts (`raise`) is none: facts that are refused are not asked.
"""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from conformance.rule_mutants.anew import made_anew
from conformance.rule_mutants.operators import explains

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.rule_mutants.anew import AnyOracle, ReachedFunctions

T = TypeVar("T")
_TOOK: Final = "__took__"
_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)


@dataclass(frozen=True, slots=True)
class Branch:
    """One outcome of a condition: where it stands, and whether it is the one where it holds."""

    where: str
    column: int
    holds: bool


class Branches:
    """An oracle that remembers which branches it took."""

    def __init__(self, known: ReachedFunctions) -> None:
        self.all: dict[Branch, None] = {}
        self.taken: set[Branch] = set()
        self._at: list[tuple[str, int]] = []
        trees = {name: self._watched(known, name) for name in known.trees}
        self.function: AnyOracle = made_anew(known, trees, {_TOOK: self._took})

    def _took(self, number: int, found: T) -> T:
        where, column = self._at[number]
        self.taken.add(Branch(where, column, bool(found)))
        return found

    def _watched(self, known: ReachedFunctions, name: str) -> ast.FunctionDef:
        tree = copy.deepcopy(known.trees[name])
        for node, refuses in list(_decisions(tree)):
            line, column = _position(node)
            where, number = known.place(name, line), len(self._at)
            self._at.append((where, column))
            for holds in {True, False} - refuses:
                self.all[Branch(where, column, holds)] = None
            _watch(node, number)
        return tree


def _watch(node: ast.AST, number: int) -> None:
    if isinstance(node, ast.match_case):
        node.body.insert(0, ast.Expr(_call(number, ast.Constant(value=True))))
    elif isinstance(node, ast.comprehension):
        node.ifs = [_call(number, _all(node.ifs))]
    elif isinstance(node, ast.If | ast.IfExp | ast.While):
        node.test = _call(number, node.test)


def _all(tests: list[ast.expr]) -> ast.expr:
    return tests[0] if len(tests) == 1 else ast.BoolOp(ast.And(), tests)


def _call(number: int, test: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(_TOOK, ast.Load()), [ast.Constant(number), test], [])


def _position(node: ast.AST) -> tuple[int, int]:
    at = node.pattern if isinstance(node, ast.match_case) else node
    at = at.ifs[0] if isinstance(at, ast.comprehension) else at
    return getattr(at, "lineno", 1), getattr(at, "col_offset", 0)


def _decisions(tree: ast.AST) -> Iterator[tuple[ast.AST, set[bool]]]:
    """Yield the nodes that decide, with the outcomes that are no branch."""
    if explains(tree):
        return
    match tree:
        case ast.If():
            yield tree, _refusing(tree.body, holds=True) | _refusing(tree.orelse, holds=False)
        case ast.IfExp():
            yield tree, set()
        case ast.While():
            yield tree, {False}
        case ast.match_case():
            yield tree, {False} | _refusing(tree.body, holds=True)
        case ast.comprehension() if tree.ifs:
            yield tree, set()
    for found in _inside(tree):
        yield from found


def _inside(tree: ast.AST) -> Iterator[Iterator[tuple[ast.AST, set[bool]]]]:
    for _, value in ast.iter_fields(tree):
        members = value if isinstance(value, list) else [value]
        for at, one in enumerate(members):
            if isinstance(one, ast.If) and not one.orelse and _leaves(one.body):
                yield _unless_refused(one, members[at + 1 : at + 2])
            elif isinstance(one, ast.AST):
                yield _decisions(one)


def _unless_refused(node: ast.If, after: list[ast.stmt]) -> Iterator[tuple[ast.AST, set[bool]]]:
    """Yield what decides in an `if` that leaves; what follows it is the other branch."""
    for one, refuses in _decisions(node):
        yield one, refuses | (_refusing(after, holds=False) if one is node else set())


def _refusing(body: list[ast.stmt], *, holds: bool) -> set[bool]:
    return {holds} if body and isinstance(body[-1], ast.Raise) else set()


def _leaves(body: list[ast.stmt]) -> bool:
    return isinstance(body[-1], _LEAVES)
