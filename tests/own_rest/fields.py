"""Bodies at the border: nested objects outside, rows under column names inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from own_rest import values
from own_rest.refusal import KEISHIKI, Refused

if TYPE_CHECKING:
    from own_rest.store import Row


BETWEEN = "　"
"""What stands between the parts of a name when it is written in one piece."""


def take(body: dict, path: str) -> object:
    """Return what stands at a dotted path of a body; None where nothing does."""
    found: object = body
    for part in path.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def stands(body: dict, path: str) -> bool:
    """Say whether a body has the path at all; a null there means: no value any more."""
    *outer, last = path.split(".")
    inner = take(body, ".".join(outer)) if outer else body
    return isinstance(inner, dict) and last in inner


def put(body: dict, path: str, value: object) -> None:
    """Set a value at a dotted path."""
    *outer, last = path.split(".")
    for part in outer:
        body = body.setdefault(part, {})
    body[last] = value


class Fields:
    """How the rows of one table look outside."""

    def __init__(self, table: dict) -> None:
        self.columns, self.split = table["columns"], table["split"]
        self.write = values.write

    def row(self, body: dict, wanted: list[str]) -> Row:
        """Return the wanted columns of a body (`Refused` naming each field of a wrong form)."""
        row, wrong = {}, []
        for column in wanted:
            try:
                row[column] = values.read(self.columns[column]["type"], self._raw(body, column))
            except ValueError:
                wrong.append((KEISHIKI, self.field(column)))
        if wrong:
            raise Refused(wrong)
        return row

    def given(self, body: dict, wanted: list[str]) -> list[str]:
        """Return those of the wanted columns that a body speaks of."""
        return [c for c in wanted if any(stands(body, path) for path in self.paths(c))]

    def paths(self, column: str) -> list[str]:
        """Return where a column stands outside."""
        return self.split[column]["split"] if column in self.split else [column]

    def body(self, row: Row, columns: list[str] | None = None) -> dict:
        """Return a row as the product shows it; what has no value is left out."""
        body: dict = {}
        for column in columns or self.columns:
            value = self.write(self.columns[column]["type"], row.get(column))
            if value is not None:
                self._put(body, column, value)
        return body

    def field(self, column: str) -> str:
        """Return the field that stands for a column in messages."""
        return self.paths(column)[0]

    def _raw(self, body: dict, column: str) -> object:
        if column not in self.split:
            return take(body, column)
        parts = [take(body, path) for path in self.split[column]["split"]]
        held = [str(part) for part in parts if part]
        return BETWEEN.join(held) or None

    def _put(self, body: dict, column: str, value: object) -> None:
        if column not in self.split:
            put(body, column, value)
            return
        for path, text in zip(self.paths(column), str(value).split(BETWEEN, 1), strict=False):
            put(body, path, text)
