"""First hours: with which events, functions and rules a package of a domain is met first."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from conformance.catalog.models.base import Entry, Key

Named = Annotated[str, Field(pattern=r"^(event|function|rule)/[a-z0-9][a-z0-9-]*$")]
"""Kind and key of a requirement of the domain."""


class FirstHourPath(Entry):
    """The path of a domain (`key`): of each step the first that a package can be asked for."""

    key: Key
    steps: tuple[Annotated[tuple[Named, ...], Field(min_length=1)], ...] = Field(min_length=1)
