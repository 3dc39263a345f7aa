"""What every fault is: a closed record of data that behaves wrongly at one point."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from conformance.reference.behaviour import Behaviour


class FaultBase(BaseModel, Behaviour):
    """A behaviour that is correct everywhere but where the kind of fault overrides it."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", populate_by_name=True)
