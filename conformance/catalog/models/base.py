"""What every catalogue entry shares: a key, titles, and where it comes from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=80)]
"""ASCII, stable, never reused; part of requirement and case ids."""

Confidence = Literal["high", "medium", "low"]
ProvenanceKind = Literal["official", "derived", "reconstructed"]

Scalar = bool | int | float | str | None
"""A constant in the catalogue."""

Marks = dict[Key, Scalar | tuple[Scalar, ...]]
"""The values by which a row is active: one, or any of several, for each item."""


class Entry(BaseModel):
    """A closed, frozen record of the catalogue: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


class OfficialPlace(Entry):
    """The place in an official document that an entry was imported from."""

    document: str
    version: str
    sheet: str
    cell: str


class Sourced(Entry):
    """An entry with its source, how sure we are, and of what kind the source is.

    `official`: imported from an official document (`official` names document, sheet and cell).
    `derived`: follows from a law or a published text. `reconstructed`: from knowledge of the
    standard, not compared with its text.
    """

    source: str
    confidence: Confidence
    provenance: ProvenanceKind
    official: OfficialPlace | None = None


class LawReference(Entry):
    """A provision a rule rests on, so that an amendment can be traced to rules and cases."""

    title: str
    egov_law_id: str | None = None
    article: str | None = None
    paragraph: str | None = None
    note: str | None = None
