"""Numbers inside tables that a parameter holds: by area, by number of people, by grade."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from conformance.rules.core import OutOfScopeError

if TYPE_CHECKING:
    from conformance.rules.core import Json


def whole_at(table: Json, *path: str | int) -> int:
    """Return the whole number at `path` (keys of mappings, places in lists).

    `OutOfScopeError` names the step the table does not hold; `TypeError` when it holds no number.
    """
    found = _at(table, path)
    if isinstance(found, bool) or not isinstance(found, int):
        msg = f"table {'/'.join(map(str, path))}: expected a whole number, found {found!r}"
        raise TypeError(msg)
    return found


def exact_at(table: Json, *path: str | int) -> Decimal:
    """Return the number at `path` as it is written, as `whole_at` does."""
    found = _at(table, path)
    if isinstance(found, bool) or not isinstance(found, (int, float)):
        msg = f"table {'/'.join(map(str, path))}: expected a number, found {found!r}"
        raise TypeError(msg)
    return Decimal(str(found))


def text_at(table: Json, *path: str | int) -> str:
    """Return the text at `path`, as `whole_at` does."""
    found = _at(table, path)
    if not isinstance(found, str):
        msg = f"table {'/'.join(map(str, path))}: expected a text, found {found!r}"
        raise TypeError(msg)
    return found


def _at(table: Json, path: tuple[str | int, ...]) -> Json:
    for step in path:
        table = _inside(table, step)
    return table


def _inside(table: Json, step: str | int) -> Json:
    if isinstance(table, dict) and str(step) in table:
        return table[str(step)]
    if isinstance(table, list) and isinstance(step, int) and 0 <= step < len(table):
        return table[step]
    held = sorted(table) if isinstance(table, dict) else table
    msg = f"expected a place in {held}, found {step!r}"
    raise OutOfScopeError(msg)
