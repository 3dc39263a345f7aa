"""How far a package's own questions reach: months and days that it does not calculate for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from conformance.findings import Json

Bound = Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]


class Limit(BaseModel):
    """The first and the last year, month or day of an input that the package answers for."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)

    since: Bound | None = Field(default=None, alias="from")
    until: Bound | None = Field(default=None, alias="to")

    def admits(self, value: Json) -> bool:
        """Say whether a value lies within: by the years, months or days that both tell."""
        if isinstance(value, bool) or not isinstance(value, str | int):
            return True
        text = str(value)
        return not (
            (self.since is not None and _before(text, self.since))
            or (self.until is not None and _before(self.until, text))
        )


def _before(first: str, second: str) -> bool:
    size = min(len(first), len(second))
    return first[:size] < second[:size]
