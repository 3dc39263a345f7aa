"""Who answers for a request that is no GET or HEAD, of a package that is only to be read."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Safe(BaseModel):
    """Who made sure that a request records nothing, and how they know.

    Only where the package is only to be read does it matter: of requests that are no GET or HEAD,
    those declared safe are sent.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    by: Annotated[str, Field(pattern=r"\S")]
    reason: Annotated[str, Field(pattern=r"\S")]


def is_reading(request: str) -> bool:
    """Return whether a request (`METHOD /path`) is one that HTTP defines as reading."""
    return request.startswith(("GET ", "HEAD "))
