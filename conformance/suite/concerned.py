"""Which affected functions concern a vendor: those its profile must have or has declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.models.levels import Situation, decide
from conformance.catalog.parts import belongs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.suite.impact import Impact
    from conformance.surfaces.profile import Profile


@dataclass(frozen=True, slots=True)
class Concerned:
    """A profile and the affected functions that it must have, must not have, or declares."""

    profile: str
    functions: tuple[str, ...]


def concerned(
    impact: Impact, specs: Iterable[Specification], name: str, profile: Profile, day: date
) -> Concerned:
    """Return the affected functions of the profile's domains, by their levels on `day`.

    `specs` hold the functions; a function that several of them hold counts as in the last one.
    """
    levels = {
        f"{spec.domain}/function/{key}": _applies(spec, key, profile, day)
        for spec in specs
        if spec.domain in profile.specifications
        for key in spec.functions
    }
    affected = (each.requirement for each in impact.requirements)
    return Concerned(name, tuple(one for one in affected if levels.get(one)))


def _applies(spec: Specification, key: str, profile: Profile, day: date) -> bool:
    situation = Situation(profile.municipality.type, day, spec.version, frozenset(profile.options))
    level = decide(spec.functions[key].class_, situation)
    declared = level != "optional" or profile.has_declared(spec.domain, key)
    mine = belongs(spec, "functions", key, profile.parts_of(spec.domain))
    return level != "not_applicable" and declared and mine
