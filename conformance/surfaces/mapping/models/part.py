"""What the sections of a mapping share: closed, frozen, strict."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

Scalar = bool | int | float | str | None
"""A single JSON value as a profile writes it."""


class Part(BaseModel):
    """A closed, frozen part of a profile: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)
