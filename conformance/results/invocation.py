"""What a run was asked to do, and what decided the data it drew: enough to ask for it again.

Which cases were selected stands in the result's `scope`, the specifications in its `catalogue`.
"""

from __future__ import annotations

from typing import Literal

from conformance.results.base import Day, Many, Model


class VersionsModel(Model):
    """What decides, beside the seed, which data a run draws and what it asks of them."""

    harness: str
    python: str
    hypothesis: str


class EvidenceModel(Model):
    """A directory of files that was judged, by the hash of all it held."""

    surface: Literal["files", "forms"]
    role: Literal["export", "before", "differential", "deleted", "forms"]
    digest: str
    files: int


class FilesGivenModel(Model):
    """What the command line said of export files, in place of the profile."""

    directory: str
    rows: int | None = None
    engine: str | None = None
    sample: float | None = None
    sample_seed: int | None = None


class InvocationModel(Model):
    """What was asked for.

    `profile` is the path as it was given, or the name of a bundled profile; `corpus` the folder of
    saved counterexamples. `nonce` is set where the database is shared: it entered the identities of
    people. `capabilities` is the hash of what the package said it provides, `mutant` the fault that
    was seeded into the sample package.
    """

    command: Literal["run", "files"]
    profile: str
    profile_digest: str
    as_of: Day
    seed: int
    nonce: str | None = None
    mutant: str | None = None
    corpus: str | None = None
    files: FilesGivenModel | None = None
    evidence: Many[EvidenceModel] = ()
    capabilities: str | None = None
    versions: VersionsModel
