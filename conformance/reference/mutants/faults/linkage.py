"""Faults of an official API: numbers, bodies, and where tokens are taken from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import JsonValue  # noqa: TC002 - pydantic reads it

from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from conformance.population.rows import Row


class NumberRepeated(FaultBase):
    """Everybody gets the same number."""

    kind: Literal["number_repeated"]

    def issued(self, number: str) -> str:
        """Return a number that does not change."""
        return number.translate(dict.fromkeys(range(ord("1"), ord("9") + 1), "1"))


class BodyChanged(FaultBase):
    """The body of a status lacks a field or holds another value in it.

    `field` stands in the body itself, or in the object or the rows named by `within`.
    """

    kind: Literal["body_changed"]
    status: int
    field: str
    within: str | None = None
    by: JsonValue = None

    def body(self, status: int, body: Row) -> Row:
        """Return the body as it is sent."""
        if status != self.status:
            return body
        if self.within is None:
            return self._changed(body)
        inside = body[self.within]
        if isinstance(inside, list):
            rows = [self._changed(row) if isinstance(row, dict) else row for row in inside]
            return {**body, self.within: list(rows)}
        return {**body, self.within: self._changed(inside) if isinstance(inside, dict) else inside}

    def _changed(self, row: Row) -> Row:
        if self.by is None:
            return {name: value for name, value in row.items() if name != self.field}
        return {**row, self.field: self.by}


class QueryTokenTaken(FaultBase):
    """A token in the query string is taken."""

    kind: Literal["query_token_taken"]

    def header_only(self) -> bool:
        """Say no."""
        return False


class RefreshTaken(FaultBase):
    """The forbidden refresh token grant is answered with a new token."""

    kind: Literal["refresh_taken"]

    def refreshes(self) -> bool:
        """Say yes."""
        return True
