"""The form of the JSON that `conformance lives` writes."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from conformance.results.model import FindingModel


class LivesFile(BaseModel):
    """`conformance lives --json`: what was done in a run of lives, and the shortest failing story.

    The same profile, seed, day and steps give the same digest.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    seed: int
    as_of: str = Field(description="business date on which every story begins, YYYY-MM-DD")
    domains: tuple[str, ...]
    steps: int = Field(ge=0, description="steps taken without a finding")
    stories: int = Field(ge=0)
    events: dict[str, int] = Field(description="event of the list of lives → how often recorded")
    looks: dict[str, int] = Field(description="kind of look → how often taken")
    refusals: int = Field(ge=0, description="requests that were refused as they must be")
    digest: str = Field(description="SHA-256 over all steps in their order")
    finding: FindingModel | None = Field(description="of the shortest story; its steps in `story`")
