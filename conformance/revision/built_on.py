"""Whether a case that cannot be heard asks anything else: by the entries that it is built on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from conformance.cases.case import FILES
from conformance.catalog.uses import EntryPlace, uses
from conformance.revision.candidates import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.cases.case import Case
    from conformance.catalog.changes.model import Change, Part
    from conformance.catalog.models.domain import Specification

WIDE: Mapping[str, frozenset[Part]] = {
    "lives/": frozenset(),
    "property/no-trace": frozenset({"rules", "facts", "codes", "questions"}),
}
"""Checks that go through whatever a domain does, whether their requirement names it or not, and
the files that tell them nothing: amounts and codes say not where a protected person is."""


_OWN = frozenset(
    f"files/{name}"
    for name in ("bytes", "columns", "keys", "references", "differential", "periods")
)
"""Checks of a file that go by its record group alone, whatever its codes and rules say."""


@dataclass(frozen=True)
class BuiltOn:
    """The changes that ask something else, and what the entries of a specification are built on."""

    changes: tuple[Change, ...]
    spec: Specification

    def changed(self, place: EntryPlace) -> bool:
        """Say whether an entry itself has changed in what it asks."""
        return place in self._changed

    def asks_else(self, case: Case) -> bool:
        """Say whether anything that a case is built on has changed."""
        requirement = case.requirement
        place = EntryPlace(requirement.domain, FILES[requirement.kind], requirement.key)
        for wide, apart in WIDE.items():
            if case.check.startswith(wide):
                there = (one for one in self._asking if one.domain == place.domain)
                return any(one.part not in apart for one in there)
        if case.check == "files/item":
            return self._item(place, str(case.params.get("item", "")))
        if case.check in _OWN:
            return place in self._changed
        if (rule := case.params.get("rule")) is not None:
            return not self._changed.isdisjoint(
                {place, EntryPlace(place.domain, "rules", str(rule))}
            )
        return not self._changed.isdisjoint(self._below(place))

    def _item(self, place: EntryPlace, item: str) -> bool:
        """Say whether an item, its code list or what holds of the whole group has changed."""
        inside = [c.at for c in self._asking if place_of(c) == place]
        if any(
            not at.startswith("items.") or f"{at}.".startswith(f"items.{item}.") for at in inside
        ):
            return True
        listed = next(
            (i.code_list for i in self.spec.records[place.key].items if i.key == item), None
        )
        return EntryPlace(place.domain, "codes", listed or "") in self._changed

    def _below(self, place: EntryPlace) -> set[EntryPlace]:
        found, waiting = {place}, [place]
        while waiting:
            for one in self._uses.get(waiting.pop(), ()):
                if one not in found:
                    found.add(one)
                    waiting.append(one)
        return found

    @cached_property
    def _uses(self) -> dict[EntryPlace, frozenset[EntryPlace]]:
        return uses(self.spec)

    @cached_property
    def _asking(self) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.asks)

    @cached_property
    def _changed(self) -> frozenset[EntryPlace]:
        return frozenset(place_of(one) for one in self._asking)
