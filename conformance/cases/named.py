"""Entries of a profile that name a requirement or a case: the waiver and the answer of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.once import once_per_object

if TYPE_CHECKING:
    from conformance.cases.case import Case
    from conformance.surfaces.profile import Profile
    from conformance.surfaces.profile_entries import Answer, Waiver


def waiver_of(profile: Profile, case: Case) -> Waiver | None:
    """Return the waiver of a case: one that names it, else that of its requirement."""
    known = _waivers(profile)
    return known.get(case.id) or known.get(case.requirement.id)


def answer_of(profile: Profile, case: Case) -> Answer | None:
    """Return the answer to what a case expects: one that names it, else to its requirement."""
    known = _answers(profile)
    return known.get(case.id) or known.get(case.requirement.id)


@once_per_object
def _waivers(profile: Profile) -> dict[str, Waiver]:
    return {one.of: one for one in reversed(profile.waivers)}


@once_per_object
def _answers(profile: Profile) -> dict[str, Answer]:
    return {one.of: one for one in reversed(profile.answers)}
