"""When and where a run took place: all that may differ between two runs of the same inputs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from conformance.results.base import Many, Model, Moment

SurfaceKind = Literal["interface", "mapping", "command", "sample_package", "directory"]
"""How a surface was reached; `sample_package`: the harness started its own sample for the run."""


class TriedSurfaceModel(Model):
    """A surface that was opened: of what kind, and at which address, without user or secret."""

    surface: Literal["api", "files", "forms"]
    kind: SurfaceKind
    address: str | None = None


class RunModel(Model):
    """When a run took place (in Japanese time), against what, with how many workers.

    `profile`, `directory`, `corpus` and `against` lead from the folder of the result to the
    profile, and to the export files, the saved counterexamples and the earlier result that the
    command line named; a bundled profile needs no path.
    """

    started_at: Moment
    finished_at: Moment
    seconds: float = Field(ge=0)
    workers: int = Field(ge=0, le=256)
    surfaces: Many[TriedSurfaceModel] = ()
    profile: str | None = None
    directory: str | None = None
    corpus: str | None = None
    against: str | None = None

    @property
    def of_sample_package(self) -> bool:
        """Return whether the harness tested the sample package that it started itself."""
        return any(tried.kind == "sample_package" for tried in self.surfaces)
