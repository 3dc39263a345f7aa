"""Numbers that a package assigns itself, and the ones the harness made up in their place."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item
    from conformance.findings import Json
    from conformance.population.rows import Row

Place = tuple[str, str, str]
"""Domain, group and item."""
_TELLING = 6  # characters from which a number is no other value by accident


def place_of(text: str) -> Place:
    """Return the place that `domain/group/item` names."""
    domain, group, item = text.split("/")
    return domain, group, item


@dataclass
class Numbers:
    """What stands for what. Values that were never assigned pass unchanged both ways.

    Attributes:
        assigned: The items whose value the package chooses when it adds a row.
        implied: The groups, `domain/group`, whose rows come to be with those that refer to them.
    """

    assigned: frozenset[Place]
    specification: Callable[[str], Specification | None]
    implied: frozenset[str] = frozenset()
    _theirs: dict[tuple[Place, Json], Json] = field(default_factory=dict)
    _ours: dict[tuple[Place, Json], Json] = field(default_factory=dict)
    _known: dict[tuple[str, str], dict[str, Place]] = field(default_factory=dict)

    def learn(self, place: Place, ours: Json, theirs: Json) -> None:
        """Remember the number the package gave for one of ours."""
        self._theirs[place, ours] = theirs
        self._ours[place, theirs] = ours
        for one in self._alike(place):  # a reference to a view does not say which group it means
            self._theirs.setdefault((one, ours), theirs)
            self._ours.setdefault((one, theirs), ours)

    def _alike(self, place: Place) -> list[Place]:
        """Return the places of a view and the groups it shows, where a place is one of theirs."""
        domain, group, item = place
        spec = self.specification(domain)
        views = [v for v in spec.records.values() if v.view is not None] if spec else []
        shown = [(v.key, *v.view.of) for v in views if v.view is not None]
        return [(domain, name, item) for some in shown if group in some for name in some]

    def knows(self, place: Place, ours: Json) -> bool:
        """Say whether the package has given a number for this one."""
        return (place, ours) in self._theirs

    def finds_by(self, place: Place) -> bool:
        """Say whether a row is found by its number: a key, or that of what comes with others."""
        domain, group, item = place
        spec = self.specification(domain)
        record = spec.records.get(group) if spec else None
        return record is None or item in record.primary_key or "/".join(place[:2]) in self.implied

    def adopt(self, domain: str, group: str, item: str, ours: Json, theirs: Json) -> bool:
        """Learn a number that came with a row and that no function was told; say whether it is one.

        Only of what the package makes with other rows, and never one that stands for another. Where
        the case names none, there is nothing to learn, and one that came all the same is as good.
        """
        place = self.items_of(domain, group).get(item)
        if place is None or "/".join(place[:2]) not in self.implied or theirs is None:
            return False
        if self.knows(place, ours) or (place, theirs) in self._ours:
            return False
        if ours is not None:
            self.learn(place, ours, theirs)
        return True

    def to_come(self, domain: str, group: str, row: Mapping[str, Json]) -> Mapping[str, Place]:
        """Return the items of a row that name what the package will make and number with it."""
        return {
            item: place
            for item, place in self.items_of(domain, group).items()
            if "/".join(place[:2]) in self.implied
            and row.get(item) is not None
            and not self.knows(place, row[item])
        }

    def forget(self) -> None:
        """Start from an empty municipality."""
        self._theirs.clear()
        self._ours.clear()

    def items_of(self, domain: str, group: str) -> Mapping[str, Place]:
        """Return the items of a group that hold such a number, its own or another group's."""
        if (domain, group) not in self._known:
            spec = self.specification(domain)
            record = spec.records.get(group) if spec else None
            items = record.items if record else ()
            found = ((i.key, self._place(domain, group, i)) for i in items)
            self._known[domain, group] = {key: place for key, place in found if place}
        return self._known[domain, group]

    def out(self, domain: str, group: str, row: Mapping[str, Json]) -> Row:
        """Return a row as the package knows it."""
        return self._turned(domain, group, row, self._theirs)

    def back(self, domain: str, group: str, row: Mapping[str, Json]) -> Row:
        """Return a row of the package as the case knows it."""
        return self._turned(domain, group, row, self._ours)

    def text_back(self, text: str) -> str:
        """Return `key=value,…` or a line of text with our numbers in it."""
        for told, ours in self._long.items():
            text = text.replace(told, ours)
        return text

    def lines_back(self, domain: str, group: str, content: str) -> str:
        """Return a CSV with our numbers in the columns that hold such."""
        table = list(csv.reader(io.StringIO(content, newline="")))
        if not table:
            return content
        written = io.StringIO()
        rows = (
            self.back(domain, group, dict(zip(table[0], line, strict=False))) for line in table[1:]
        )
        csv.writer(written).writerows([table[0], *(list(row.values()) for row in rows)])
        return written.getvalue()

    def anywhere_back(self, value: Json) -> Json:
        """Return print data with our numbers in it."""
        if isinstance(value, dict):
            return {name: self.anywhere_back(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.anywhere_back(inner) for inner in value]
        return self._long.get(value, value) if isinstance(value, str) else value

    @property
    def _long(self) -> dict[str, str]:
        found = ((str(theirs), str(ours)) for (_, theirs), ours in self._ours.items())
        return {theirs: ours for theirs, ours in found if len(theirs) >= _TELLING}

    def _place(self, domain: str, group: str, item: Item) -> Place | None:
        """Return the assigned place whose number an item holds, through however many references.

        A child's row may name a payee by the number that the payee's row has from the register.
        """
        own = (domain, group, item.key)
        found = [own, *self._alike(own)]
        for place in found:  # grows as references are followed
            if place in self.assigned:
                return place
            known = self._item(place) if place != own else item
            if known is not None and known.ref is not None:
                ref = known.ref
                named = [(ref.domain, one, ref.item) for one in ref.groups]
                more = [one for place in named for one in (place, *self._alike(place))]
                found += [one for one in more if one not in found]
        return None

    def _item(self, place: Place) -> Item | None:
        """Return the item at a place; None where the catalogue has none."""
        domain, group, key = place
        spec = self.specification(domain)
        record = spec.records.get(group) if spec else None
        return next((one for one in record.items if one.key == key), None) if record else None

    def _turned(
        self,
        domain: str,
        group: str,
        row: Mapping[str, Json],
        table: Mapping[tuple[Place, Json], Json],
    ) -> Row:
        turned = dict(row)
        for item, place in self.items_of(domain, group).items():
            value = turned.get(item)
            if isinstance(value, (str, int)):
                turned[item] = table.get((place, value), value)
        return turned
