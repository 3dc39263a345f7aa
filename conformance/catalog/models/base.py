"""What every catalogue entry shares: a key, titles, and where it comes from."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

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


class Comparison(Entry):
    """Whether what is tried for an imported requirement was compared with its sentence 照合.

    `provenance`: of what is tried, that is of the operation, the items, the groups sent. `by` and
    `on`: the editor who compared, and the day; both are there or neither. `sentence`: the hash of
    what the document states, so that another sentence asks for another comparison.
    """

    provenance: ProvenanceKind
    sentence: str
    by: str = ""
    on: Annotated[str, Field(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = ""

    @model_validator(mode="after")
    def _of_somebody(self) -> Self:
        if (self.provenance == "official", bool(self.by)) in {(True, False), (False, True)} or bool(
            self.by
        ) != bool(self.on):
            msg = "compared: `by`, `on` and provenance `official` stand together or not at all"
            raise ValueError(msg)
        return self


class Sourced(Entry):
    """An entry with its source, how sure we are, and of what kind the source is.

    `official`: imported from an official document (`official` names document, sheet and cell).
    `derived`: follows from a law or a published text. `reconstructed`: from knowledge of the
    standard, not compared with its text. `compared`: of a requirement that an import found.
    """

    source: str
    confidence: Confidence
    provenance: ProvenanceKind
    official: OfficialPlace | None = None
    compared: Comparison | None = None


class LawReference(Entry):
    """A provision a rule rests on, so that an amendment can be traced to rules and cases."""

    title: str
    egov_law_id: str | None = None
    article: str | None = None
    paragraph: str | None = None
    note: str | None = None
