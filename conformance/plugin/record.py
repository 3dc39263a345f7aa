"""What a run writes down of itself: what was asked for, when it began, against what."""

from __future__ import annotations

import datetime as dt
import os
import platform
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

import hypothesis

from conformance import __version__
from conformance.catalog.locate import data_directory
from conformance.plugin.evidence import evidence_of
from conformance.results.invocation import InvocationModel, VersionsModel
from conformance.results.run import RunModel, TriedSurfaceModel
from conformance.values.secrets import USED
from conformance.values.today import now_in_japan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.plugin.prepare import PackagePlace, Prepared
    from conformance.results.invocation import FilesGivenModel
    from conformance.surfaces.profile import ApiSurface, Surfaces


@dataclass(frozen=True)
class RunRecord:
    """A run that has begun."""

    invocation: InvocationModel
    surfaces: tuple[TriedSurfaceModel, ...]
    profile: str | None
    directory: str | None
    corpus: str | None
    against: str | None
    workers: int
    began: dt.datetime
    clock: float

    def answered(self, capabilities: str | None) -> RunRecord:
        """Return the record of a run whose package has said what it provides."""
        told = self.invocation.model_copy(update={"capabilities": capabilities})
        return replace(self, invocation=told)

    def ended(self) -> RunModel:
        """Return what the result says of the run, ended now."""
        seconds = round(time.monotonic() - self.clock, 1)
        return RunModel(
            started_at=self.began,
            finished_at=self.began + dt.timedelta(seconds=int(seconds)),
            seconds=seconds,
            workers=self.workers,
            surfaces=self.surfaces,
            profile=self.profile,
            directory=self.directory,
            corpus=self.corpus,
            against=self.against,
        )


def begin(
    prepared: Prepared,
    place: PackagePlace | None = None,
    *,
    files: FilesGivenModel | None = None,
    workers: int = 0,
) -> RunRecord:
    """Return the record of a run that begins now; `files`: what `conformance files` was given."""
    options = prepared.options
    given = Path(files.directory) if files else None
    section = prepared.profile.profile.surfaces.files
    own = given is None and section is not None and section.start is not None
    export = None if place is None or own else place.files
    return RunRecord(
        invocation=_invocation(prepared, files, export),
        surfaces=tuple(_tried(prepared, place, export)) if place else (),
        profile=None if _bundled(options.profile) else _seen_from(options.out, options.profile),
        directory=None if given is None else _seen_from(options.out, given),
        corpus=_seen_from(options.out, options.corpus) if options.corpus else None,
        against=_seen_from(options.out, options.only.against) if options.only else None,
        workers=workers,
        began=now_in_japan(),
        clock=time.monotonic(),
    )


def versions() -> VersionsModel:
    """Return what decides, beside the seed, which data is drawn here."""
    return VersionsModel(
        harness=__version__,
        python=platform.python_version(),
        hypothesis=hypothesis.__version__,
    )


def address_of(url: str) -> str:
    """Return scheme, host, port and path of a URL: neither user nor query nor a known secret."""
    parts = urlsplit(url)
    plain = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
    return USED.hidden_whole(plain)


def _invocation(
    prepared: Prepared, files: FilesGivenModel | None, export: Path | None
) -> InvocationModel:
    options, loaded = prepared.options, prepared.profile
    return InvocationModel(
        command="run" if files is None else "files",
        profile=_bundled(options.profile) or options.profile.as_posix(),
        profile_digest=loaded.digest,
        as_of=options.day,
        seed=options.seed,
        nonce=options.nonce,
        mutant=options.mutant or _declared_mutant(loaded.profile.surfaces),
        corpus=options.corpus.as_posix() if options.corpus else None,
        files=files,
        evidence=evidence_of(prepared, export),
        versions=versions(),
    )


def _declared_mutant(surfaces: Surfaces) -> str | None:
    """Return the fault that the profile itself seeds into the sample package."""
    starts = (s.start for s in (surfaces.api, surfaces.files) if s is not None)
    return next((start.mutant for start in starts if start is not None), None)


def _bundled(path: Path) -> str | None:
    """Return the name of a bundled profile; None where it is another file."""
    here = path.resolve().parent == data_directory("vendor_profiles").resolve()
    return path.stem if here else None


def _seen_from(out: Path | None, path: Path) -> str:
    """Return how the folder of the result leads to a path."""
    if out is None:
        return path.resolve().as_posix()
    try:
        return Path(os.path.relpath(path.resolve(), out.resolve())).as_posix()
    except ValueError:  # another drive
        return path.resolve().as_posix()


def _tried(
    prepared: Prepared, place: PackagePlace, export: Path | None
) -> Iterator[TriedSurfaceModel]:
    surfaces = prepared.profile.profile.surfaces
    api, forms = surfaces.api, surfaces.forms
    if api is not None and place.endpoint is not None:
        yield _api(api, place.endpoint.base_url)
    if export is not None:
        address = _seen_from(prepared.options.out, export)
        yield TriedSurfaceModel(surface="files", kind="directory", address=address)
    elif place.files is not None:
        yield TriedSurfaceModel(surface="files", kind="sample_package")
    if forms is not None and forms.directory is not None and prepared.needs("forms"):
        path = prepared.options.profile.parent / forms.directory
        address = _seen_from(prepared.options.out, path)
        yield TriedSurfaceModel(surface="forms", kind="directory", address=address)


def _api(api: ApiSurface, url: str) -> TriedSurfaceModel:
    kind = "sample_package" if api.start is not None else api.adapter
    address = None if api.adapter == "command" else address_of(url)
    return TriedSurfaceModel(surface="api", kind=kind, address=address)
