"""The reasons that lie in days: when a run took place, and by what day it was judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.results.gate_reason import reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.results.gate_reason import GateReasonModel, GateRequest


def times(asked: GateRequest) -> Iterator[GateReasonModel]:
    """Judge a run of long ago or of a day to come, and one judged by what is required later."""
    result, most = asked.result, asked.policy.max_age_days
    days = (asked.today - result.run.finished_at.date()).days
    if days < 0:
        yield reason("from_the_future", "block", "stale")
    elif most is not None and days > most:
        yield reason("too_old", "block", "stale", days=days, most=most)
    if result.as_of > result.run.finished_at.date():
        yield reason("day_to_come", asked.policy.narrowed, "incomplete", day=result.as_of)
