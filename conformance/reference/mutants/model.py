"""A mutant: one requirement broken on purpose, so that the tests can be tested."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from conformance.reference.behaviour import CORRECT, Behaviour
from conformance.reference.mutants.faults import Fault
from conformance.reference.mutants.operators import Operator

if TYPE_CHECKING:
    from conformance.reference.behaviour import Conduct

_ID = r"^[a-z0-9_]+/(function|event|form|record|rule|linkage|invariant|api)/[a-z0-9_-]+$"


Headline = Literal["foreign_resident", "dv", "mid_year_move"]
"""Who falls through the cracks; the words of the catalogue's `edge`."""


class Mutant(BaseModel):
    """A faulty package that differs from the correct one in a single fault.

    `requirement` is what it breaks; `at` the requirement where the fault sits, when that is
    another one (an invariant is broken by a function), or `oauth` for the token endpoint; `*`
    stands for any part of an id (`seal_registration/form/*`: every form).
    `headline` names the people whom it fails: such a fault is found by generated cases and by no
    case that somebody wrote down. `operator` is that by which a fault was derived from the
    catalogue; one that somebody wrote down has none.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    key: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    requirement: str = Field(pattern=_ID)
    at: str | None = None
    headline: Headline | None = None
    operator: Operator | None = None
    title_ja: str
    title_en: str
    fault: Fault

    def conduct(self) -> Conduct:
        """Return how the faulty package behaves: correctly everywhere but at one place."""
        place, fault = self.at or self.requirement, self.fault

        def behaviour_at(requirement: str) -> Behaviour:
            return fault if fnmatchcase(requirement, place) else CORRECT

        return behaviour_at
