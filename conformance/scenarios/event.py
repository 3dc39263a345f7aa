"""One entry of the calendar: who enters what, into which function, on which business date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from conformance.findings import Json


@dataclass(frozen=True, slots=True)
class ClerkRequest:
    """A request that a clerk enters.

    Attributes:
        day: the business date.
        domain, function: what is run.
        inputs: what is entered, by item.
        role: who enters it.
        story: the key of the story it belongs to.
        ja, en: what happens, for people; empty where the function's title says it.
        refused: the code it must be refused with; None for what must be accepted.
    """

    day: date
    domain: str
    function: str
    inputs: dict[str, Json] = field(default_factory=dict)
    role: str = "clerk"
    story: str = ""
    ja: str = ""
    en: str = ""
    refused: str | None = None

    @property
    def at(self) -> str:
        """`domain/function`."""
        return f"{self.domain}/{self.function}"
