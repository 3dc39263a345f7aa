"""Faults of refusals: for what is not broken, by another status, with effect, or for good."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from conformance.catalog.models.guards import ErrorCode  # noqa: TC001 - pydantic reads it
from conformance.contract.reply import CONTRACT_STATUS
from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.call import FunctionCall
    from conformance.reference.emitted import Emitted

_OK, _BAD_REQUEST = 200, 400


class SurplusReason(FaultBase):
    """A refusal tells a further reason that the request does not break."""

    kind: Literal["surplus_reason"]
    code: ErrorCode
    item: str | None = None

    def emitted(self, answer: Emitted) -> Emitted:
        """Return a refusal with the further reason."""
        errors = answer.body.get("errors")
        if not isinstance(errors, list):
            return answer
        more: list[Json] = [{"code": self.code, "message": "", "item": self.item}]
        return replace(answer, body={**answer.body, "errors": [*errors, *more]})


class EveryReason(FaultBase):
    """A refusal tells every reason there is of the item that it names, or of none."""

    kind: Literal["every_reason"]

    def emitted(self, answer: Emitted) -> Emitted:
        """Return a refusal with the reasons that contradict each other."""
        errors = answer.body.get("errors")
        if not isinstance(errors, list):
            return answer
        every: list[Json] = [
            {**one, "code": code}
            for one in errors
            if isinstance(one, dict)
            for code in CONTRACT_STATUS
        ]
        return replace(answer, body={**answer.body, "errors": every})


class Wipes(FaultBase):
    """Whatever is accepted takes the rows of all groups away, `but` some; it had only to read."""

    kind: Literal["wipes"]
    but: tuple[str, ...] = Field(default=(), strict=False)

    def emitted(self, answer: Emitted) -> Emitted:
        """Return the answer as it is, with the rows gone."""
        if answer.status == _OK:
            for (_, group), table in answer.sandbox.tables.items():
                table.rows = table.rows if group in self.but else []
        return answer


class OtherStatus(FaultBase):
    """A refusal has another HTTP status than the one agreed."""

    kind: Literal["other_status"]
    status: int

    def emitted(self, answer: Emitted) -> Emitted:
        """Return a refusal with the other status."""
        return answer if answer.status == _OK else replace(answer, status=self.status)


class RefusedStored(FaultBase):
    """A second row under a key is refused, and stored all the same."""

    kind: Literal["refused_stored"]

    def duplicate(self, call: FunctionCall, record: str, row: Row) -> None:
        """Store the row that is about to be refused."""
        call.table(record).add(row)


class RefusesOn(FaultBase):
    """Once something was refused, everything after it is."""

    kind: Literal["refuses_on"]

    def emitted(self, answer: Emitted) -> Emitted:
        """Return a refusal of what was accepted after something was refused."""
        refused = any(entry.get("outcome") == "refused" for entry in answer.sandbox.log)
        if answer.status != _OK or not refused:
            return answer
        errors: list[Json] = [{"code": "E0004", "message": "", "item": None}]
        return replace(answer, status=_BAD_REQUEST, body={"errors": errors})


RefusesOnOrWipes = RefusesOn | Wipes
"""What happens to a package after a call, beside its answer."""
