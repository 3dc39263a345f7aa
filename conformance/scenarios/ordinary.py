"""The ordinary checks of export files over a folder: what `conformance files` would say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.planning.plan import make_plan
from conformance.worlds.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from conformance.cases.case import Case
    from conformance.cases.outcome import Outcome
    from conformance.catalog.models.domain import Specification
    from conformance.surfaces.profile import FilesSurface, Profile


@dataclass(frozen=True, slots=True)
class CheckedCase:
    """A case on files and what came of it."""

    case: Case
    outcome: Outcome


def checked_cases(
    specs: Mapping[str, Specification],
    profile: Profile,
    directory: Path,
    day: date,
    wanted: Callable[[Case], bool] | None = None,
) -> Iterator[CheckedCase]:
    """Yield what each check of files says of a folder, in the catalogue's order.

    `wanted`: only of the cases for which it says so.
    """
    session = Session(specs, profile, day, 1, None, directory)
    for planned in make_plan(specs.values(), profile, day):
        tried = planned.verdict is None and planned.case.surface == "files"
        if tried and (wanted is None or wanted(planned.case)):
            yield CheckedCase(planned.case, session.execute(planned.case))


def files_only(profile: Profile, surface: FilesSurface) -> Profile:
    """Return the profile of a package that shows files of a layout and nothing else."""
    surfaces = profile.surfaces.model_copy(update={"api": None, "forms": None, "files": surface})
    return profile.model_copy(update={"surfaces": surfaces})
