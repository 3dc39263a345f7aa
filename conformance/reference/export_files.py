"""Export files of a small municipality, and the sandbox that holds the same rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.reference.behaviour import correct
from conformance.reference.call import Actor
from conformance.reference.catalogue import LoadedCatalogue
from conformance.reference.package import SamplePackage
from conformance.worlds.town.town import Town

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from conformance.catalog.models.domain import Specification
    from conformance.reference.behaviour import Conduct

SANDBOX = "export"
"""The sandbox that holds the rows of the files."""

_BATCH = Actor("export-batch")


def settle(package: SamplePackage, seed: int, day: date) -> None:
    """Open the sandbox `export` on a business date with a small municipality in it."""
    sandbox = package.sandboxes.open(day, SANDBOX)
    for placed in Town(package.catalogue, seed, day).rows():
        spec = package.catalogue.get(placed.domain)
        if spec is not None:
            sandbox.table(placed.domain, spec.records[placed.group]).add(placed.row)


def write_sandbox(package: SamplePackage, directory: Path) -> list[Path]:
    """Write every group of the sandbox `export` as a file: UTF-8 without BOM, CRLF, item keys."""
    directory.mkdir(parents=True, exist_ok=True)
    sandbox = package.sandboxes.get(SANDBOX)
    written = []
    for domain in package.catalogue.names():
        spec = package.catalogue.get(domain)
        groups = list(spec.records) if spec else []
        for file in package.export(sandbox, domain, groups, _BATCH):
            path = directory / str(file["file_name"])
            path.write_bytes(str(file["content"]).encode())
            written.append(path)
    return written


def write_exports(
    directory: Path,
    specs: Iterable[Specification],
    seed: int,
    day: date,
    conduct: Conduct = correct,
) -> list[Path]:
    """Write the export files of a small municipality for some specifications; return the paths."""
    package = SamplePackage(LoadedCatalogue(specs), conduct)
    settle(package, seed, day)
    return write_sandbox(package, directory)
