"""What a command line says of export files, in place of the profile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.surfaces.profile import FilesSurface

if TYPE_CHECKING:
    from conformance.plugin.prepare import Prepared
    from conformance.results.invocation import FilesGivenModel


def with_switches(prepared: Prepared, given: FilesGivenModel) -> Prepared:
    """Return the run with switches of the files surface set from the command line."""
    switches = {
        "evidence_rows": given.rows,
        "engine": given.engine,
        "sample": given.sample,
        "sample_seed": given.sample_seed,
    }
    loaded = prepared.profile
    wanted = {name: value for name, value in switches.items() if value is not None}
    surfaces = loaded.profile.surfaces.model_copy(
        update={"files": files_section(prepared).model_copy(update=wanted)}
    )
    profile = loaded.profile.model_copy(update={"surfaces": surfaces})
    return replace(prepared, profile=replace(loaded, profile=profile))


def files_section(prepared: Prepared) -> FilesSurface:
    """Return how the profile says that export files are written, or the usual way."""
    return prepared.profile.profile.surfaces.files or FilesSurface()
