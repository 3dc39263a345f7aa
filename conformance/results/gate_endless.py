"""Exceptions that end so late that they have no end: they shut a gate as if they had run out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from conformance.results.gate_reason import reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.results.gate_reason import GateReasonModel, GateRequest


def endless(asked: GateRequest) -> Iterator[GateReasonModel]:
    """Judge waivers and entries of the policy by the last day on which an exception may end."""
    most = asked.policy.max_exception_days
    last = asked.today + dt.timedelta(days=most)
    dated = (one for one in asked.result.cases if not asked.is_revoked(one))
    long = [one for one in dated if one.waiver is not None and one.waiver.expires > last]
    yield from asked.cases_of("waiver_endless", "block", "stale", long)
    accepted = (
        (one.case, one.expires) for one in asked.policy.accepted if one.concerns(asked.result)
    )
    known = ((one.name, one.expires) for one in asked.policy.known_only)
    for entry, day in (*accepted, *known):
        if day > last:
            yield reason("exception_endless", "block", "stale", entry=entry, day=day, most=most)
