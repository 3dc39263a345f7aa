"""What the pages stand on: settings, store, people, results, runs and profiles of one workbench."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.values.private_files import private_folder
from conformance.workbench.library import Library
from conformance.workbench.people import UserStore
from conformance.workbench.runs import Runs
from conformance.workbench.shelf import Shelf
from conformance.workbench.store import open_store

if TYPE_CHECKING:
    import sqlalchemy as sa

    from conformance.workbench.settings import WorkbenchSettings


@dataclass(frozen=True, slots=True)
class Bench:
    """A workbench."""

    settings: WorkbenchSettings
    engine: sa.Engine
    people: UserStore
    library: Library
    runs: Runs
    shelf: Shelf


def bench_of(settings: WorkbenchSettings) -> Bench:
    """Return the workbench of a folder, made where it is missing; runs stand as they are now."""
    for folder in (settings.profiles, settings.results, settings.uploads, settings.keys):
        private_folder(folder)
    engine = open_store(settings.store)
    bench = Bench(
        settings,
        engine,
        UserStore(engine, settings),
        Library(settings.results, engine),
        Runs(settings, engine),
        Shelf(settings.profiles),
    )
    bench.runs.all()
    return bench
