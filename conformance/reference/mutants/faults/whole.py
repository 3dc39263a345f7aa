"""Faults of a requirement as a whole: not there, without effect, always refused, seen too late."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from conformance.catalog.models.guards import ErrorCode  # noqa: TC001 - pydantic reads it
from conformance.contract.reply import CONTRACT_STATUS
from conformance.reference.mutants.faults.base import FaultBase
from conformance.reference.refusals import RefusalReason

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.emitted import Emitted

_OK = 200


class NotProvided(FaultBase):
    """A function, form or linkage is not there, though it is claimed."""

    kind: Literal["not_provided"]

    def provided(self) -> bool:
        """Say no."""
        return False


class TurnedAway(FaultBase):
    """Every call is refused, lawful or not."""

    kind: Literal["always_refused"]
    code: ErrorCode = "C0403"

    def turned_away(self) -> ErrorCode | None:
        """Return the code."""
        return self.code


class WriteLost(FaultBase):
    """What is accepted, and answered as though it stood, is not written."""

    kind: Literal["write_lost"]

    def keeps(self) -> bool:
        """Say no."""
        return False


class RefusalHidden(FaultBase):
    """What is refused with a code is answered as though it had been done."""

    kind: Literal["refusal_hidden"]
    code: ErrorCode

    def emitted(self, answer: Emitted) -> Emitted:
        """Return success, with nothing in it, for a refusal with the code."""
        if answer.status == _OK or answer.status != CONTRACT_STATUS[self.code]:
            return answer
        errors = answer.body.get("errors")
        told = [e for e in errors if isinstance(e, dict)] if isinstance(errors, list) else []
        if all(one.get("code") != self.code for one in told):
            return answer
        metadata: Json = {"title": "", "detail": ""}
        return replace(answer, status=_OK, body={"metadata": metadata, "result": []})


class SeenAsBefore(FaultBase):
    """A search or batch looks at the rows as they stood first: what changed is not seen.

    `by`: the items of the key, without the number of the history.
    """

    kind: Literal["seen_as_before"]
    by: list[str]

    def seen(self, current: list[Row], stored: list[Row]) -> list[Row]:
        """Return the first row of each key."""
        first: dict[str, Row] = {}
        for row in stored:
            first.setdefault(self._key(row), row)
        return [first.get(self._key(row), row) for row in current]

    def _key(self, row: Row) -> str:
        return str([row.get(item) for item in self.by])


class EverybodyProtected(FaultBase):
    """Everybody is treated as protected: what a clerk needs is hidden from them."""

    kind: Literal["everybody_protected"]

    def protected(self, *, protected: bool) -> bool:
        """Say yes."""
        del protected
        return True


class RefusalUnlogged(FaultBase):
    """What is refused leaves no entry in the log."""

    kind: Literal["refusal_unlogged"]

    def logged(self, entry: Row) -> Row | None:
        """Return the entry of what was accepted."""
        return entry if entry["outcome"] == "accepted" else None


class LimitMoved(FaultBase):
    """The longest value allowed is one off: one character more is taken, or the last is refused."""

    kind: Literal["limit_moved"]
    item: str
    limit: int = Field(ge=1)
    by: Literal[-1, 1]

    def reasons(self, inputs: Row, reasons: list[RefusalReason]) -> list[RefusalReason]:
        """Return the reasons as they are at the moved limit."""
        value = inputs.get(self.item)
        size = len(value) if isinstance(value, str) else 0
        if self.by == 1 and size == self.limit + 1:
            return [r for r in reasons if (r.code, r.item) != ("E0003", self.item)]
        if self.by == -1 and size == self.limit:
            return [*reasons, RefusalReason("E0003", self.item)]
        return reasons


WholeFault = (
    NotProvided
    | TurnedAway
    | WriteLost
    | RefusalHidden
    | SeenAsBefore
    | EverybodyProtected
    | RefusalUnlogged
    | LimitMoved
)
"""Any of these faults."""
