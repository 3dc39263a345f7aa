"""The profile's section `start`: the bundled reference package, run for the test."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Start(BaseModel):
    """Start the bundled reference package for the run and stop it afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    reference: Literal[True]
    mutant: str | None = None
