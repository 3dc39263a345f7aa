"""What a package offers for its test: an empty municipality, a business date, calls it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

from conformance.contract.call import Offered
from conformance.surfaces.question_limits import Limit

if TYPE_CHECKING:
    from conformance.contract.call import Action

ACTIONS: tuple[Offered, ...] = get_args(Offered)


class Capabilities(BaseModel):
    """The section `capabilities` of a profile. Left out: a package with a sandbox of its own.

    `reset`: every case gets an empty municipality; false: one database, shared with others' data.
    `business_date`: the harness sets it, or the package always works on today's date in Japan.
    `batch_on_shared`: batches may run although others' data stand in the same database.
    `without`: calls of the contract that the package does not offer.
    `assigns`: items (`domain/group/item`) whose value the package chooses when it adds a row.
    `implied`: groups (`domain/group`) whose rows the package makes itself when a row is added that
    refers to one: a household with whoever moves in alone.
    `limits`: of questions to a rule (`domain/rule`), from when or until when an input is answered
    for. What lies beyond is asked nowhere, and the rule's worked examples are untested for it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    reset: bool = True
    business_date: Literal["settable", "today"] = "settable"
    batch_on_shared: bool = False
    without: tuple[Offered, ...] = ()
    assigns: tuple[Annotated[str, Field(pattern=r"^[a-z_]+/[a-z_]+/[a-z_0-9]+$")], ...] = ()

    limits: dict[Annotated[str, Field(pattern=r"^[a-z_]+/[a-z0-9-]+$")], dict[str, Limit]] = {}
    implied: tuple[Annotated[str, Field(pattern=r"^[a-z_]+/[a-z_0-9]+$")], ...] = ()

    @property
    def shared(self) -> bool:
        """Say whether the cases share one database with each other and with others."""
        return not self.reset

    def offers(self, action: Action) -> bool:
        """Say whether the package offers a call of the contract."""
        return action not in self.without
