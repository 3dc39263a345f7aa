"""What a verdict says of requirements that are announced 予告 and not met yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.levels import Situation, due
from conformance.results.deviation import ANNOUNCED
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from conformance.planning.plan import Planned
    from conformance.results.model import CaseModel
    from conformance.surfaces.profile import Profile


def due_on(planned: Planned, version: str, profile: Profile, day: date) -> date | None:
    """Return from which day a case fails whose requirement is only announced on a day."""
    if planned.level != ANNOUNCED:
        return None
    here = Situation(profile.municipality.type, day, version, frozenset(profile.options))
    return due(planned.case.requirement.class_, here)


def announced_said(cases: Sequence[CaseModel]) -> Bilingual | None:
    """Return how many cases deviate from what is not due yet, and the first day on which one is."""
    found = [case for case in cases if case.verdict == ANNOUNCED]
    if not found:
        return None
    first = min((case.due for case in found if case.due is not None), default=None)
    return Bilingual(
        f"予告の相違 {len(found)}（{first} から順に不合格。今は合否に数えません）",
        f"announced, not met: {len(found)} (failures from {first} on; not counted now)",
    )


def announced_lines(cases: Sequence[CaseModel]) -> tuple[Bilingual, ...]:
    """Return a line for each such case: what it tries, and from which day it fails."""
    return tuple(
        Bilingual(f"{case.id}（{case.due} から不合格）", f"{case.id} (fails from {case.due} on)")
        for case in cases
        if case.verdict == ANNOUNCED
    )
