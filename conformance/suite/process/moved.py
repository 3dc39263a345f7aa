"""Facts of a rule as a package that works on today's date can be told them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from conformance.suite.asked import decided
from conformance.suite.brought import brought
from conformance.suite.process.unknown import last_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.rules.core import Derived

    Facts = dict[str, Json]

_BACK: Final = (9, 23)


def facts_on(
    spec: Specification, rule: str, listed: Iterable[Mapping[str, Json]], today: date
) -> Iterator[tuple[Facts, Derived[object]]]:
    """Yield facts that the rule decides, so moved that the last of them happened of late.

    What a rule gives for months to come or years ago cannot be asked of a process. Each stands once
    on every distance before each comes again on the next; none twice. On the last of a month least
    is open that depends on what else happened in the month.
    """
    own, seen = list(listed), set[str]()
    for back in (0, today.day, *_BACK):
        for facts in own:
            anchor = last_known(facts)
            moved = dict(facts)
            if anchor is not None:
                moved = brought(facts, anchor, today - timedelta(days=back))
            derived = None if str(moved) in seen else decided(spec, rule, moved)
            seen.add(str(moved))
            if derived is not None:
                yield moved, derived
