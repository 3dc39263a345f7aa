"""Facts that are asked of a rule in any case, beside its worked examples."""

from __future__ import annotations

from pydantic import Field

from conformance.catalog.models.base import Entry, Key


class AskedFacts(Entry):
    """Facts of one rule that tell wrong oracles apart which nothing else tells apart.

    What must follow is not stated: the oracle says it when it is asked.
    """

    key: Key
    given: tuple[dict[str, object], ...] = Field(min_length=1)
