"""What every fault is: a closed record of data that behaves wrongly at one point."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from conformance.population.traits import TRAITS
from conformance.reference.behaviour import Behaviour


def _known(trait: str) -> str:
    if trait not in TRAITS:
        msg = f"no trait {trait!r}; there are {', '.join(TRAITS)}"
        raise ValueError(msg)
    return trait


TraitName = Annotated[str, AfterValidator(_known)]
"""The name of a trait of values (conformance/population/traits.py)."""


class FaultBase(BaseModel, Behaviour):
    """A behaviour that is correct everywhere but where the kind of fault overrides it."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", populate_by_name=True)
