"""How a profile says which rows of a vendor's file are meant."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from conformance.surfaces.mapping.models.part import ProfilePart

Heading = Annotated[str, Field(min_length=1)]
"""A heading of a vendor's file."""


class FilledColumn(ProfilePart):
    """The column has a value (`true`) or has none (`false`)."""

    filled: bool


class Other(ProfilePart):
    """The column has none of these values; an empty one is none of them."""

    none_of: tuple[str, ...] = Field(alias="not", min_length=1)


Wanted = str | tuple[str, ...] | FilledColumn | Other
"""What a column must hold: one value, one of several, none of several, or anything or nothing."""


class Where(RootModel[dict[Heading, Wanted]]):
    """The rows that count: those in which every named column is as wanted, as the vendor writes."""

    model_config = {"frozen": True, "strict": True}

    root: dict[Heading, Wanted] = Field(default_factory=dict)

    def __hash__(self) -> int:
        """Equal conditions are hashed alike; a mapping has no hash of its own."""
        return hash(tuple(self.root))
