"""Who has a row in which group: a resident is Japanese or a foreigner, never both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup, Ref

_TOGETHER = 2  # neighbours of one kind: rows with every item and with few are in both groups


class SpecificationSource(Protocol):
    """Where specifications come from."""

    def get(self, domain: str) -> Specification | None:
        """Return the specification of a domain; None when it is not provided."""
        ...


@dataclass(frozen=True)
class Dwellers:
    """Who of the people, by their place in the order, has rows where."""

    catalogue: SpecificationSource

    def has_row(self, spec: Specification, group: RecordGroup, person: int) -> bool:
        """Return whether a person has a row in a group: it needs one where it refers to one."""
        return self._has(spec, group, person, frozenset())

    def stands(self, ref: Ref, person: int) -> bool:
        """Return whether a person has a row in any of the groups that are referred to."""
        return self._stands(ref, person, frozenset())

    def _has(
        self, spec: Specification, group: RecordGroup, person: int, seen: frozenset[str]
    ) -> bool:
        at = f"{spec.domain}/{group.key}"
        if at in seen:
            return True
        if any(_shown(of, person) != group.key for of in _views(spec) if group.key in of):
            return False
        needed = (
            item.ref
            for item in group.items
            if item.ref is not None and (item.required or item.key in group.primary_key)
        )
        return all(self._stands(ref, person, seen | {at}) for ref in needed)

    def _stands(self, ref: Ref, person: int, seen: frozenset[str]) -> bool:
        spec = self.catalogue.get(ref.domain)
        groups = [spec.records[name] for name in ref.groups if name in spec.records] if spec else []
        if spec is None or not groups or ref.partial:
            return True
        return any(self._has(spec, group, person, seen) for group in groups)


def _views(spec: Specification) -> Iterator[tuple[str, ...]]:
    return (group.view.of for group in spec.records.values() if group.view is not None)


def _shown(groups: tuple[str, ...], person: int) -> str:
    return groups[person // _TOGETHER % len(groups)]
