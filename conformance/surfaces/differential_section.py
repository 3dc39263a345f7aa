"""The profile's section `surfaces.files.differential`: exports that tell only what changed."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from conformance.surfaces.folder_name import FolderName
from conformance.values.refusals import refusal


class Differential(BaseModel):
    """Where an older full export and the differential to the newer one lie.

    The newer full export is that of `surfaces.files.directory`. All directories are seen from the
    profile; their files are named and written alike.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    before: str
    """The directory of the older full export."""
    directory: FolderName
    """The directory of the differential."""
    deletions: Literal["none", "absent", "marked", "listed"] = "none"
    """How removed rows are told: none are ever removed, not at all, by a mark, in other files."""
    mark: str | None = None
    """With `marked`: the item, or the heading of one more column, that marks a removed row."""
    mark_value: str = "1"
    """With `marked`: the value that marks it."""
    deleted: str | None = None
    """With `listed`: the directory of files with the primary keys of removed rows."""

    @model_validator(mode="after")
    def _is_consistent(self) -> Differential:
        needed = {"marked": ("mark", self.mark), "listed": ("deleted", self.deleted)}
        for way, (name, value) in needed.items():
            if (self.deletions == way) != (value is not None):
                raise refusal(
                    f"deletions: {way} のときに限り {name}",
                    f"{name} with deletions: {way}, and only then",
                )
        return self
