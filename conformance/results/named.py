"""What a profile says of one case, as the result holds it: its waiver and its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.cases.named import answer_of, waiver_of
from conformance.results.model import AnswerModel, WaiverModel

if TYPE_CHECKING:
    from datetime import date

    from conformance.cases.case import Case
    from conformance.surfaces.profile import Profile


def waiver_model(profile: Profile, case: Case, day: date) -> WaiverModel | None:
    """Return the waiver of a case, as it stands on the day that is judged on."""
    found = waiver_of(profile, case)
    if found is None:
        return None
    return WaiverModel(
        of=found.of,
        approver=found.approver,
        reason=found.reason,
        risk=found.risk,
        expires=found.expires,
        expired=found.expired(day),
    )


def answer_model(profile: Profile, case: Case) -> AnswerModel | None:
    """Return the answer to what a case expects."""
    found = answer_of(profile, case)
    if found is None:
        return None
    return AnswerModel(
        of=found.of,
        accepted=found.accepted,
        document=found.document,
        page=None if found.page is None else str(found.page),
        by=found.by,
        on=found.on,
    )
