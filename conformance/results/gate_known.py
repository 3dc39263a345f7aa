"""The reasons that lie in the sources: parts of which nobody knows whether this is all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results.gate_reason import reason
from conformance.results.known import incomplete_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.results.gate_reason import GateReasonModel, GateRequest


def known_only(asked: GateRequest) -> Iterator[GateReasonModel]:
    """Judge parts whose source is not whole: nobody's consent, no yes.

    Neither what the vendor takes for granted is consent, nor that the release before had them.
    """
    there = list(incomplete_parts(asked.result.catalogue, asked.result.cases))
    open_parts = [
        f"{spec.domain}/{part.key}"
        for spec, part in there
        if not any(o.covers(spec.domain, part.key, asked.today) for o in asked.policy.known_only)
    ]
    if open_parts:
        yield reason("known_only", "block", "known_only", parts=", ".join(open_parts))
    for one in asked.policy.known_only:
        if asked.today > one.expires:
            yield reason("known_expired", "block", "stale", entry=one.name, day=one.expires)
        elif not asked.result.scope.narrowed and not any(
            one.covers(spec.domain, part.key, asked.today) for spec, part in there
        ):
            yield reason("known_needless", "block", "stale", entry=one.name)
