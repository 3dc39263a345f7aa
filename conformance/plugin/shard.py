"""A shard of a run: where its cases stand in the whole, and what the shards try together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conformance.planning.plan import select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.planning.plan import Planned, Selection
    from conformance.plugin.prepare import Prepared


def places(
    whole: Sequence[Planned], plan: Sequence[Planned], selection: Selection
) -> tuple[int, ...] | None:
    """Return where each case of a shard stands in the whole plan; None where it is no shard."""
    if selection.shard is None:
        return None
    chosen = {planned.case.id for planned in plan}
    return tuple(n for n, planned in enumerate(whole) if planned.case.id in chosen)


def of_all_shards(prepared: Prepared) -> tuple[Planned, ...]:
    """Return the cases that all shards try together: what is settled first stands on them."""
    selection = prepared.options.selection
    if selection.shard is None:
        return prepared.executable
    chosen = select(prepared.whole, replace(selection, shard=None), prepared.specs)
    return tuple(planned for planned in chosen if planned.verdict is None)
