"""The ways in which one place of a function is made wrong: the usual operators of mutation.

What only explains (a call of `why`) is left alone, so are texts and annotations.
"""

from __future__ import annotations

import ast
import copy
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMPARED: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
}
_NAMED: Final = {
    "min": "max",
    "max": "min",
    "any": "all",
    "all": "any",
    "ROUND_DOWN": "ROUND_UP",
    "ROUND_FLOOR": "ROUND_CEILING",
    "ROUND_UP": "ROUND_DOWN",
    "ROUND_CEILING": "ROUND_FLOOR",
    "ROUND_HALF_UP": "ROUND_DOWN",
    "floor": "ceil",
    "ceil": "floor",
}

Changed = tuple[int, str, ast.FunctionDef]
"""The line of the place, what was done to it, and the function so changed."""


def changed(function: ast.FunctionDef) -> Iterator[Changed]:
    """Yield the function with one place changed, for each place and way."""
    for number, node in enumerate(_places(function)):
        for way, what in enumerate(_ways(node)):
            twin = copy.deepcopy(function)
            target = _places(twin)[number]
            _ways(target)[way][1](twin, target)
            yield getattr(node, "lineno", function.lineno), what[0], ast.fix_missing_locations(twin)


def _places(function: ast.FunctionDef) -> list[ast.AST]:
    """Return the nodes of a function's body that decide something, in a fixed order."""
    found: list[ast.AST] = []
    todo: list[ast.AST] = list(function.body)
    while todo:
        node = todo.pop(0)
        if explains(node):
            continue
        found.append(node)
        todo[:0] = [one for one in ast.iter_child_nodes(node) if not _is_type(node, one)]
    return found


def explains(node: ast.AST) -> bool:
    """Say whether a node only tells people something: a text, or a call of `why`."""
    call = node.value if isinstance(node, ast.Expr) else node
    if isinstance(call, ast.Constant) and isinstance(call.value, str):
        return isinstance(node, ast.Expr)
    return isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "why"


def _is_type(parent: ast.AST, node: ast.AST) -> bool:
    return node is getattr(parent, "annotation", None) or node is getattr(parent, "returns", None)


Way = tuple[str, "_Change"]


class _Change:
    """Replaces a node of a function by another."""

    def __init__(self, new: ast.AST) -> None:
        self.new = new

    def __call__(self, function: ast.FunctionDef, old: ast.AST) -> None:
        _Replace(old, self.new).visit(function)


class _Replace(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self.old:
            return ast.copy_location(copy.deepcopy(self.new), node)
        found: ast.AST = self.generic_visit(node)
        return found


def _ways(node: ast.AST) -> list[Way]:
    return [(what, _Change(new)) for what, new in _instead(node)]


def _instead(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Yield what may stand in the place of a node, each with a name."""
    match node:
        case ast.Compare():
            yield from _compared(node)
        case ast.BoolOp():
            yield from _joined(node)
        case ast.UnaryOp(op=ast.Not()):
            yield "not dropped", node.operand
        case ast.If() | ast.IfExp() | ast.While():
            opposite = ast.UnaryOp(ast.Not(), node.test)
            fields = dict(ast.iter_fields(node)) | {"test": opposite}
            yield "branches exchanged", type(node)(**fields)
        case ast.BinOp() if type(node.op) in _COUNTED:
            new = _COUNTED[type(node.op)]
            yield (
                f"{type(node.op).__name__} for {new.__name__}",
                ast.BinOp(node.left, new(), node.right),
            )
        case ast.BinOp(op=ast.FloorDiv()):
            up = ast.UnaryOp(ast.USub(), node.left)
            divided = ast.BinOp(up, ast.FloorDiv(), node.right)
            yield "rounded up", ast.UnaryOp(ast.USub(), divided)
        case ast.Constant(value=bool(flag)):
            yield "flag turned", ast.Constant(not flag)
        case ast.Constant(value=int(number)):
            yield "one more", ast.Constant(number + 1)
            yield "one less", ast.Constant(number - 1)
        case ast.Name() if node.id in _NAMED:
            yield f"{node.id} for {_NAMED[node.id]}", ast.Name(_NAMED[node.id], node.ctx)
        case _:
            return


def _compared(node: ast.Compare) -> Iterator[tuple[str, ast.AST]]:
    for number, one in enumerate(node.ops):
        new = _COMPARED[type(one)]
        ops = [*node.ops[:number], new(), *node.ops[number + 1 :]]
        yield (
            f"{type(one).__name__} for {new.__name__}",
            ast.Compare(node.left, ops, node.comparators),
        )


def _joined(node: ast.BoolOp) -> Iterator[tuple[str, ast.AST]]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield (
        "and for or" if isinstance(node.op, ast.And) else "or for and",
        ast.BoolOp(other, node.values),
    )
    for number in range(len(node.values)):
        rest = [*node.values[:number], *node.values[number + 1 :]]
        yield "condition dropped", rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
