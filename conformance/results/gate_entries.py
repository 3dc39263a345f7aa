"""The policy's own entries of what may stay as it is: over, or for nothing, or misspelt."""

from __future__ import annotations

import fnmatch
from typing import TYPE_CHECKING

from conformance.catalog.nearest import nearest
from conformance.catalog.nearest_path import nearest_path
from conformance.results.gate_reason import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conformance.results.gate_reason import GateReasonModel, GateRequest
    from conformance.results.model import CaseModel
    from conformance.results.policy import AcceptedModel


def entries(asked: GateRequest, left: Sequence[CaseModel]) -> Iterator[GateReasonModel]:
    """Judge the entries; `left`: what may be accepted. A policy may serve several products."""
    for one in asked.policy.accepted:
        if not one.concerns(asked.result):
            continue
        if one.expired(asked.today):
            yield reason("acceptance_expired", "block", "stale", entry=one.case, day=one.expires)
        elif _may_tell(asked, one.case) and not any(map(one.covers, left)):
            near = _near(asked, one, left)
            yield reason(
                "acceptance_needless",
                "block",
                "stale",
                entry=one.case,
                ja=f"（{near} の誤りではありませんか）" if near else "",
                en=f" (did you mean {near}?)" if near else "",
            )


def _may_tell(asked: GateRequest, pattern: str) -> bool:
    """Return whether a result holds all cases of a pattern: that of a part cannot know.

    It knows of each of its cases, and of a domain that the profile has not.
    """
    result = asked.result
    known = {spec.domain for spec in result.catalogue}
    elsewhere = pattern.partition("/")[0] not in known
    return not result.scope.narrowed or result.case(pattern) is not None or elsewhere


def _near(asked: GateRequest, one: AcceptedModel, left: Sequence[CaseModel]) -> str | None:
    """Return the id or code that an entry may have meant; None where it says what there is."""
    ids = [case.id for case in asked.result.cases]
    if not any(fnmatch.fnmatchcase(name, one.case) for name in ids):
        return nearest_path(one.case, ids)
    those = [case for case in left if fnmatch.fnmatchcase(case.id, one.case)]
    told = (case.cause or case.finding for case in those)
    codes = {said.code for said in told if said is not None}
    strange = [code for code in one.causes if code not in codes]
    return next(filter(None, (nearest(code, codes) for code in strange)), None)
