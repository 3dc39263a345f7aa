"""Facts of a rule as a package that works on today's date can be told them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType
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

_NOTHING: Final[Mapping[str, Json]] = MappingProxyType({})
_BACK: Final = (9, 23)


@dataclass(frozen=True, slots=True)
class Asked:
    """Facts of a rule, what it gives, and which of those listed they were made from."""

    number: int
    facts: Facts
    derived: Derived[object]


def facts_on(
    spec: Specification,
    rule: str,
    listed: Iterable[Mapping[str, Json]],
    today: date,
    given: Mapping[str, Json] = _NOTHING,
) -> Iterator[Asked]:
    """Yield facts that the rule decides, so moved that the last of them happened of late.

    What a rule gives for months to come or years ago cannot be asked of a process. Each stands once
    on every distance before each comes again on the next; none twice. On the last of a month least
    is open that depends on what else happened in the month. `given`: facts that are always so. The
    day of birth alone moves nobody: people are as old as they are.
    """
    own, seen = list(listed), set[str]()
    for back in (0, today.day, *_BACK):
        for number, facts in enumerate(own):
            anchor = last_known(
                {k: v for k, v in facts.items() if k not in given and not _is_birth(k)}
            )
            moved = {**facts, **given}
            if anchor is not None:
                moved = {**brought(facts, anchor, today - timedelta(days=back)), **given}
            derived = None if str(moved) in seen else decided(spec, rule, moved)
            seen.add(str(moved))
            if derived is not None:
                yield Asked(number, moved, derived)


def _is_birth(fact: str) -> bool:
    return "birth" in fact
