"""What the sections of a mapping share: closed, frozen, strict."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Scalar = bool | int | float | str | None
"""A single JSON value as a profile writes it."""

Written = Scalar | Annotated[list[Scalar], Field(min_length=1)]
"""How the vendor writes a value: in one way, or in several; the first is the one that is sent."""


class ProfilePart(BaseModel):
    """A closed, frozen part of a profile: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)
