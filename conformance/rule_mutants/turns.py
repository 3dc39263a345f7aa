"""A limit of turns for a call that may never end: the same on every machine and system.

Loops of the functions that are made anew count their turns; nothing is asked of the clock.
"""

from __future__ import annotations

import ast
from typing import Final

TURN, RANGE = "__turn__", "range"
"""The names by which the functions call what counts."""

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

    def range(self, *bounds: int) -> range:
        """Return the range of these bounds (`TooLongError` where it has too many members)."""
        found = range(*bounds)
        if len(found) > self._most:
            raise TooLongError
        return found


def counting_turns(tree: ast.FunctionDef) -> ast.FunctionDef:
    """Return the function, changed in place, with `while` loops that count their turns.

    Other loops go through what exists: it is a range at most that grows.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.While):
            turn = ast.Call(ast.Name(TURN, ast.Load()), [], [])
            node.test = ast.BoolOp(ast.And(), [turn, node.test])
    return ast.fix_missing_locations(tree)
