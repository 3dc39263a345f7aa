"""Before a run: what the profile's mapping leaves in doubt, and the cases that rest on it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from conformance.catalog.yaml import line_of
from conformance.messages.causes import make_cause
from conformance.planning.rehearsal.fitting import Fitting
from conformance.planning.rehearsal.places import place_text
from conformance.plugin.prepare import session_at
from conformance.plugin.shard import of_all_shards
from conformance.surfaces.mapping.heard import AnswerRecorder
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.findings import Cause
    from conformance.planning.rehearsal.doubts import DoubtfulEntry
    from conformance.plugin.prepare import PackagePlace, Prepared

_BY_API = frozenset({"api", "forms"})


@dataclass(frozen=True, slots=True)
class InDoubt:
    """What cannot be judged through the profile's mapping, with the cause.

    `cases`: those that are not tried, by their ids. `parts`: what cases that are tried in parts
    leave out, by the names of the calls.
    """

    cases: dict[str, Cause] = field(default_factory=dict)
    parts: dict[str, Cause] = field(default_factory=dict)


def in_doubt(prepared: Prepared, place: PackagePlace) -> InDoubt:
    """Return what cannot be judged through the profile's mapping.

    Tried once, by the process that starts the run; each shard looks at the cases of all. A package
    that is only to be read is not written to, so nothing can be tried there. In a shared database
    the people are others than those of the run.
    """
    profile = prepared.profile.profile
    api = profile.surfaces.api
    if place.endpoint is None or api is None or api.mapping is None or api.read_only:
        return InDoubt()
    options = prepared.options
    nonce = f"{options.nonce}r" if options.nonce else None
    apart = replace(prepared, options=replace(options, nonce=nonce))
    heard = AnswerRecorder()
    session = replace(session_at(apart, place), heard=heard)
    cases = [p.case for p in of_all_shards(prepared) if p.case.surface in _BY_API]
    try:
        known = [p.case for p in prepared.whole if p.verdict is None and p.case.surface == "api"]
        doubts = Fitting(session, api, heard, cases, known).doubts()
    finally:
        session.close()
    causes = [(doubt, _cause(doubt, prepared.options.profile)) for doubt in doubts]
    found = InDoubt()
    for doubt, cause in causes:
        for call in doubt.calls:
            found.parts.setdefault(call.name, cause)
    for case in cases:
        for doubt, cause in causes:
            if doubt.concerns(prepared.specs, case) and not doubt.spares(prepared.specs, case):
                found.cases.setdefault(case.id, cause)
    return found


def _cause(doubt: DoubtfulEntry, path: Path) -> Cause:
    where = f"{path.name}:{line_of(path, doubt.place)}"
    entry = place_text(doubt.place)
    return make_cause(
        "P-IN-DOUBT",
        {"place": where, "entry": entry},
        where=where,
        entry=entry,
        what=Bilingual(doubt.ja, doubt.en),
    )
