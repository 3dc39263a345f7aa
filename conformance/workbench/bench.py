"""What the pages stand on: settings, store, people, results, runs and profiles of one workbench."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.values.private_files import private_folder
from conformance.workbench.library import Library
from conformance.workbench.people import People
from conformance.workbench.runs import Runs
from conformance.workbench.shelf import Shelf
from conformance.workbench.store import opened

if TYPE_CHECKING:
    import sqlalchemy as sa

    from conformance.workbench.settings import Settings


@dataclass(frozen=True, slots=True)
class Bench:
    """A workbench."""

    settings: Settings
    engine: sa.Engine
    people: People
    library: Library
    runs: Runs
    shelf: Shelf


def bench_of(settings: Settings) -> Bench:
    """Return the workbench of a folder, made where it is missing; runs stand as they are now."""
    for folder in (settings.profiles, settings.results, settings.uploads, settings.keys):
        private_folder(folder)
    engine = opened(settings.store)
    bench = Bench(
        settings,
        engine,
        People(engine, settings),
        Library(settings.results, engine),
        Runs(settings, engine),
        Shelf(settings.profiles),
    )
    bench.runs.all()
    return bench
