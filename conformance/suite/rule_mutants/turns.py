"""A limit of turns for a call that may never end: the same on every machine and system.

Loops of the functions that are made anew count their turns; nothing is asked of the clock.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

TURN, TURNS = "__turn__", "__turns__"
"""The names by which the loops call what counts."""

_MOST: Final = 50_000  # turns of one call: a right oracle takes some hundreds


class TooLongError(BaseException):
    """Raised inside a call that took too long; nothing in between catches it by chance."""


class Turns:
    """Counts the turns of all loops of one call after another."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = self._left = most

    def again(self) -> None:
        """Begin to count anew."""
        self._left = self._most

    def turn(self) -> bool:
        """Count one turn and return True (`TooLongError` when there were too many)."""
        self._left -= 1
        if self._left < 0:
            raise TooLongError
        return True

    def turns(self, members: Iterable[T]) -> Iterator[T]:
        """Yield the members and count each as a turn."""
        for member in members:
            self.turn()
            yield member


def counted(tree: ast.FunctionDef) -> ast.FunctionDef:
    """Return the function, changed in place, with loops and comprehensions that count turns."""
    for node in ast.walk(tree):
        if isinstance(node, ast.While):
            node.test = ast.BoolOp(ast.And(), [_call(TURN), node.test])
        elif isinstance(node, ast.For | ast.comprehension):
            node.iter = _call(TURNS, node.iter)
    return ast.fix_missing_locations(tree)


def _call(name: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), list(arguments), [])
