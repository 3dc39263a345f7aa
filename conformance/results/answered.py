"""What was expected or found, as the result holds it: an answer, or a value."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue

from conformance.findings import Answered, Reason
from conformance.results.base import Many, Model


class ReasonModel(Model):
    """Why a call was refused, and about which item."""

    code: str
    item: str | None = None


class AnsweredModel(Model):
    """What a package answered, or should have: the package's own words by their shape.

    `kind` tells it from a value, so it is always said; `status`: None where any will do, and then
    it is not written.
    """

    kind: Literal["answer"]
    status: int | None = None
    reasons: Many[ReasonModel] = ()
    message: str = ""

    def line(self) -> str:
        """Return it as people read it, in any language."""
        reasons = tuple(Reason(one.code, one.item) for one in self.reasons)
        return Answered(self.status, reasons).line()


ShownModel = Annotated[AnsweredModel | JsonValue, Field(union_mode="left_to_right")]
"""What was expected or found: an answer, or a value."""
