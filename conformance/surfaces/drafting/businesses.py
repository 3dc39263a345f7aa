"""Which calls of a document belong to which business: 印鑑登録 is none of 住民記録."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.surfaces.drafting.model import Operation

_OFTEN = 2  # a segment in every second call of the document tells nobody apart
_MOST = 2  # more than one in two


def of_business(
    domain: str, operations: Sequence[Operation], titles: Mapping[str, str]
) -> tuple[Operation, ...]:
    """Return the calls of a document that may belong to a business.

    A call belongs to the businesses that its tags name by their titles, else to those of most
    others on its path. Where the document names the business itself, calls of none are left out.

    Args:
        domain: the key of the business.
        operations: all calls of the document.
        titles: the title of each business by its key.
    """
    tagged = {o.id: _tagged(o, titles) for o in operations}
    at = _places(operations, tagged)
    found = {o.id: tagged[o.id] or _by_place(o, at) for o in operations}
    named = any(domain in one for one in found.values())
    return tuple(o for o in operations if domain in found[o.id] or not (named or found[o.id]))


def _tagged(operation: Operation, titles: Mapping[str, str]) -> frozenset[str]:
    said = {key for key, title in titles.items() if any(title in tag for tag in operation.tags)}
    longest = {k for k in said if not any(_within(titles, k, other) for other in said)}
    return frozenset(longest)


def _within(titles: Mapping[str, str], one: str, other: str) -> bool:
    """Say whether a title is part of another: 国民年金 is none of 国民年金基金."""
    return one != other and titles[one] in titles[other]


def _places(
    operations: Sequence[Operation], tagged: Mapping[str, frozenset[str]]
) -> Mapping[str, frozenset[str]]:
    """Return the businesses of each segment of paths under which most calls have the same."""
    seen: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)
    for operation in operations:
        for segment in set(_segments(operation)):
            seen[segment][tagged[operation.id]] += 1
    found: dict[str, frozenset[str]] = {}
    for segment, counted in seen.items():
        (most, number), *_ = counted.most_common(1)
        if number * _MOST > counted.total() and counted.total() * _OFTEN <= len(operations):
            found[segment] = most
    return found


def _by_place(operation: Operation, at: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the businesses of a call's first telling segment."""
    return next((at[s] for s in _segments(operation) if s in at), frozenset())


def _segments(operation: Operation) -> list[str]:
    return [part for part in operation.path.split("/") if part and not part.startswith("{")]
