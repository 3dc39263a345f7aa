"""The order of two days in the facts of a rule: one that nobody has shown is not asked.

A claim before what it is about, a decision before its notice: no office enters them, and a package
that refuses them is right. Where one order of two days of a rule stands in its worked examples, or
in its facts in `facts.yaml`, and the other does not, the other is not asked. The same day may be.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Final

from conformance.catalog.asked import asked_facts
from conformance.catalog.once import once_per_specification
from conformance.catalog.worked import worked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification

    Order = tuple[str, str]
    """The earlier input and the later one."""

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")


def is_order_shown(spec: Specification, rule: str, facts: Mapping[str, object]) -> bool:
    """Say whether no two days stand only the other way round in what the catalogue shows."""
    shown = _shown(spec)[rule]
    return all(
        (earlier, later) in shown or (later, earlier) not in shown
        for earlier, later in _orders(facts)
    )


@once_per_specification
def _shown(spec: Specification) -> Mapping[str, frozenset[Order]]:
    return {
        key: frozenset(
            order
            for facts in (*worked(one, {}), *asked_facts(spec).get(key, ()))
            for order in _orders(facts)
        )
        for key, one in spec.rules.items()
    }


def _orders(facts: Mapping[str, object]) -> Iterator[Order]:
    """Yield each two inputs that tell two days, the earlier first; a day and a month by months."""
    days = [(name, str(value)) for name, value in facts.items() if _is_day(value)]
    for (one, day), (other, another) in combinations(days, 2):
        shorter = min(len(day), len(another))
        if day[:shorter] != another[:shorter]:
            yield (one, other) if day < another else (other, one)


def _is_day(value: object) -> bool:
    return value is not None and _DAY.fullmatch(str(value)) is not None
