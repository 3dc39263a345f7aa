"""A new profile from a directory of export files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.surfaces.drafting.files.match import drafted
from conformance.surfaces.drafting.files.sheet import sheets_in
from conformance.surfaces.drafting.files.text import FilesDraft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from conformance.catalog.models.domain import Specification


def draft_files(directory: Path, specs: Sequence[Specification]) -> FilesDraft:
    """Return the draft for some domains (`UsageError`: there is nothing to draft from)."""
    sheets = sheets_in(directory)
    domains = [(spec, drafted(spec.records.values(), sheets)) for spec in specs]
    return FilesDraft(directory.as_posix(), sheets, domains)
