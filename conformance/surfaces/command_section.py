"""The profile's section `surfaces.api.command`."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class CommandSection(BaseModel):
    """How the adapter is started; it sees no variable of the environment but the named ones."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    argv: tuple[str, ...] = Field(min_length=1)
    """Program and arguments; run in the profile's folder, never through a shell."""
    env: tuple[str, ...] = ()
    """Names of environment variables that are passed on."""
    parallel: bool = False
    """Whether several processes of it work on the same sandboxes: calls at once can be tried."""
