"""What a revision of the catalogue reaches, from cases that ask something else to the re-run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.revision import reached
from conformance.revision.cases import Looked
from conformance.revision.model import Impact
from conformance.revision.profiles import Revised
from conformance.revision.rerun import PROFILE, rerun
from conformance.revision.results import touched_result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from pathlib import Path

    from conformance.catalog.changes.model import Change
    from conformance.catalog.changes.sides import Sides


def impact_of(
    sides: Sides, day: date, profiles: Mapping[str, Path], results: Iterable[Path] = ()
) -> tuple[tuple[Change, ...], Impact]:
    """Return what changed from one version to the other, and what that reaches.

    Raises:
        CatalogError: a catalogue is wrong.
        ProfileError: a profile is wrong.
        UsageError: a result cannot be read.
    """
    looked = Looked(sides, sides.changes())
    cases = tuple(looked.touched())
    names = reached.requirements(looked, cases)
    revised = Revised(looked, cases, day)
    every = {name: looked.after.cases(name) for name in looked.domains}
    wanted = {case.id for case in cases if case.what != "removed"}
    return looked.changes, Impact(
        cases,
        names,
        reached.of_kind(names, "rule"),
        reached.of_kind(names, "form"),
        tuple(reached.linkages(looked, names)),
        tuple(reached.mutants(looked, names)),
        looked.compared,
        rerun(wanted, every, next(iter(profiles), PROFILE)),
        tuple(revised.profile(name, path) for name, path in profiles.items()),
        tuple(touched_result(looked, cases, path) for path in results),
    )
