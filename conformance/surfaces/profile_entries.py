"""Entries of a profile about one requirement or one case: dated exceptions, and answers."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from conformance.values.refusals import refusal

_Date = Annotated[dt.date, Field(strict=False)]


class NamedEntry(BaseModel):
    """An entry that names either a case or a requirement, whose cases it is then about."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    case: str | None = None
    requirement: str | None = None

    @model_validator(mode="after")
    def _names_one(self) -> NamedEntry:
        if (self.case is None) == (self.requirement is None):
            raise refusal(
                "case か requirement のどちらか一つ", "either case or requirement, one of them"
            )
        return self

    @property
    def of(self) -> str:
        """The id of the case or requirement that is named."""
        return self.case or self.requirement or ""

    @property
    def field(self) -> str:
        """The name of the field that names it."""
        return "requirement" if self.case is None else "case"


class Waiver(NamedEntry):
    """A dated exception 一部機能経過措置: the case still runs and is shown; it is never conformant.

    `risk`: what may happen to residents until it is mended, and who looks after it.
    """

    approver: str
    reason: str
    risk: str
    expires: _Date

    def expired(self, today: dt.date) -> bool:
        """Say whether the waiver is over; it holds until the end of its last day (JST)."""
        return today > self.expires


class KnownOnly(BaseModel):
    """Who takes what is known of some parts for all there is, until when.

    Their source could not be had whole. Without this a run of them is never more than incomplete.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    parts: Annotated[tuple[str, ...], Field(min_length=1)]
    approver: Annotated[str, Field(pattern=r"[^\W_]")]
    reason: Annotated[str, Field(pattern=r"[^\W_]")]
    expires: _Date

    def expired(self, today: dt.date) -> bool:
        """Say whether it is over; it holds until the end of its last day (JST)."""
        return today > self.expires


class Answer(NamedEntry):
    """The answer to an expectation that no text supports.

    `accepted`: it is right, so that a deviation from it counts. Otherwise a document at hand says
    something else, at a page; then a deviation is shown and counts neither way.
    """

    accepted: bool
    document: str | None = None
    page: str | int | None = None
    by: str
    on: _Date

    @model_validator(mode="after")
    def _is_proved(self) -> Answer:
        if not self.accepted and (self.document is None or self.page is None):
            raise refusal(
                "accepted: false のときは document と page",
                "document and page, which accepted: false needs",
            )
        return self
