"""Cases of events that go by an option: a function, form or linkage that few products have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.event_ways import KIND, goes_by
from conformance.catalog.models.levels import decide
from conformance.messages.causes import make_cause
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from conformance.cases.case import Case
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.levels import Situation
    from conformance.findings import Cause
    from conformance.surfaces.profile import Profile


def by_option(
    spec: Specification, case: Case, profile: Profile, situation: Situation
) -> Cause | None:
    """Return why a case of an event is no concern: it goes by an option that nobody claims.

    An event may be entered, looked for and sent on in ways that a product need not have.
    """
    event = spec.events.get(case.requirement.key) if case.requirement.kind == "event" else None
    way = goes_by(event, case.id.rpartition("/")[2]) if event else None
    if way is None:
        return None
    room, key = way
    other = getattr(spec, room)[key]
    if decide(other.class_, situation) != "optional" or profile.has_declared(spec.domain, key):
        return None
    named = f"{spec.domain}/{KIND[room]}/{key}"
    told = Bilingual(other.title_ja, other.title_en or other.title_ja)
    return make_cause("N-BY-OPTION", {"option": named}, option=named, title=told)
