"""Facts of a rule as a package that works on today's date can be told them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from conformance.suite.asked import decided
from conformance.suite.brought import brought
from conformance.suite.process.unknown import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.rules.core import Derived

    Facts = dict[str, Json]

BACK: Final = (0, 9, 23)
"""Days before today on which what was told last is taken to have happened."""
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


def facts_on(
    spec: Specification, rule: str, listed: Iterable[Mapping[str, Json]], today: date
) -> Iterator[tuple[Facts, Derived[object]]]:
    """Yield facts that the rule decides, so moved that the last of them happened of late.

    What a rule gives for months to come or years ago cannot be asked of a process. Each stands once
    on every distance before each comes again on the next; none twice.
    """
    own, seen = list(listed), set[str]()
    for back in BACK:
        for facts in own:
            anchor = _anchor(facts)
            moved = dict(facts)
            if anchor is not None:
                moved = brought(facts, anchor, today - timedelta(days=back))
            derived = None if str(moved) in seen else decided(spec, rule, moved)
            seen.add(str(moved))
            if derived is not None:
                yield moved, derived


def _anchor(facts: Mapping[str, Json]) -> date | None:
    """Return the last day or, of a month, its first, that facts name outside of lists."""
    told = {name: value for name, value in facts.items() if not isinstance(value, list)}
    months = [
        date(int(v[:4]), int(v[5:]), 1)
        for v in told.values()
        if isinstance(v, str) and _MONTH.fullmatch(v)
    ]
    last = last_day(told)
    return max([*months, *([last] if last else [])], default=last_day(facts))
