"""Rows for a case and every row they refer to, so that a package meets a consistent world."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.population.in_force import in_force
from conformance.population.item_values import ValueMaker
from conformance.population.row_laws import complete, forwards

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json

Row = dict[str, "Json"]
_DEPTH = 6  # references of references: person, household, head …
_ROOMY = 8  # characters from which a made-up identity meets no other


@dataclass(frozen=True, slots=True)
class Placed:
    """A row and the group it belongs to."""

    domain: str
    group: str
    row: Row
    matters: tuple[str, ...] | None = None
    """The items whose values matter to the case; None: all that the row has."""

    def as_json(self) -> dict[str, Json]:
        """Return the form in which the test interface loads a row."""
        return {"domain": self.domain, "group": self.group, "row": dict(self.row)}


def known(group: RecordGroup, row: Mapping[str, Json]) -> Row:
    """Return what the catalogue knows of a row that a package gave: it may hold more."""
    return {item.key: row[item.key] for item in group.items if item.key in row}


@dataclass(frozen=True, slots=True)
class _Standing:
    """A row whose references are being followed."""

    spec: Specification
    group: RecordGroup
    row: Mapping[str, Json]

    def is_at(self, at: tuple[str, str, Json], item: str) -> bool:
        """Say whether a reference to `item` with the value and group of `at` is to this row."""
        return at[:2] == (self.spec.domain, self.group.key) and self.row.get(item) == at[2]

    def named_by(self, other: RecordGroup, built: Mapping[str, Json], *, but: str) -> Row:
        """Return the items by which a row of another group names a row of this one, naming this."""
        if other.key == self.group.key:
            return {}
        return {
            item.key: self.row[item.ref.item]
            for item in other.items
            if item.ref is not None
            and item.key in built
            and item.key != but
            and (item.ref.domain, item.ref.groups[0]) == (self.spec.domain, self.group.key)
            and self.row.get(item.ref.item) is not None
        }


@dataclass(frozen=True)
class RowBuilder:
    """Builds rows of any group, the same for the same seed, name, day and scope.

    The scope enters identities only: rows of two scopes never share a key, and their facts are the
    same.
    """

    seed: int
    day: date
    specification: Callable[[str], Specification | None]
    scope: str = ""

    def row(
        self,
        spec: Specification,
        group: RecordGroup,
        name: str,
        items: Iterable[str] | None = None,
        fixed: Mapping[str, Json] | None = None,
    ) -> Row:
        """Return a row with the required items, the named ones, and the fixed values."""
        maker = ValueMaker(self.seed, name, self.day, spec.codes)
        scoped = ValueMaker(self.seed, f"{self.scope}{name}", self.day, spec.codes)
        wanted = {i.key for i in group.items if i.required} | set(group.primary_key)
        wanted |= set(items or ())
        row: Row = {
            item.key: (scoped if identifies(group, item) else maker).value(item, index)
            for index, item in enumerate(group.items)
            if item.key in wanted
        }
        row.update({k: v for k, v in in_force(spec, group.key).items() if k in row})
        row.update(self._history(group))
        row.update(fixed or {})
        row = complete(group, row, maker.value)
        return forwards(group, row, fixed or ())

    def full(self, spec: Specification, group: RecordGroup, name: str) -> Row:
        """Return a row with every item filled."""
        return self.row(spec, group, name, [item.key for item in group.items])

    def world(
        self, spec: Specification, group: RecordGroup, row: Mapping[str, Json]
    ) -> list[Placed]:
        """Return the rows that the row's references need, those referred to first.

        A row referred to that must itself name a row of the group that refers to it names this
        one: an impression belongs to the registration that shows it.
        """
        placed: dict[tuple[str, str, Json], Placed] = {}
        self._refer([_Standing(spec, group, row)], placed)
        return list(reversed(placed.values()))

    def _refer(
        self, standing: Sequence[_Standing], placed: dict[tuple[str, str, Json], Placed]
    ) -> None:
        """Place what the last of the standing rows refers to, and what that refers to."""
        last = standing[-1]
        for item in last.group.items:
            value = last.row.get(item.key)
            if item.ref is None or value is None or len(standing) > _DEPTH:
                continue
            target = self.specification(item.ref.domain)
            if target is None or item.ref.groups[0] not in target.records:
                continue  # a domain outside this catalogue: the package under test need not hold it
            other = target.records[item.ref.groups[0]]
            at = (target.domain, other.key, value)
            if at in placed or any(one.is_at(at, item.ref.item) for one in standing):
                continue
            built = self.row(target, other, f"{other.key}={value}", fixed={item.ref.item: value})
            built.update(last.named_by(other, built, but=item.ref.item))
            placed[at] = Placed(target.domain, other.key, built, (item.ref.item,))
            self._refer([*standing, _Standing(target, other, built)], placed)

    @staticmethod
    def _history(group: RecordGroup) -> Row:
        if group.history is None:
            return {}
        row: Row = {group.history.number: 1}
        if group.history.latest is not None:
            row[group.history.latest] = True
        if group.history.until is not None:
            row[group.history.until] = None
        return row


def distinct(
    placed: Iterable[Placed], specification: Callable[[str], Specification | None]
) -> list[Placed]:
    """Return the rows without later ones under a primary key that stands already."""
    seen: dict[tuple[str, str, str], Placed] = {}
    for one in placed:
        spec = specification(one.domain)
        keys = spec.records[one.group].primary_key if spec else ()
        seen.setdefault((one.domain, one.group, str([one.row.get(k) for k in keys])), one)
    return list(seen.values())


def identifies(group: RecordGroup, item: Item) -> bool:
    """Say whether an item's values tell rows or people apart and leave room for many of them."""
    named = item.key in group.primary_key or item.ref is not None or item.identifier is not None
    size = item.len or item.max_len or _ROOMY
    return named and item.type in {"digits", "alnum", "text"} and size >= _ROOMY


def references(group: RecordGroup) -> tuple[str, ...]:
    """Return the items by which a row of the group refers to others."""
    return tuple(item.key for item in group.items if item.ref is not None)


def tells_apart(group: RecordGroup) -> bool:
    """Say whether rows of the group can be given keys that nobody else has."""
    return any(identifies(group, group.item(key)) for key in group.primary_key)


def key_of(group: RecordGroup, row: Mapping[str, Json]) -> Row:
    """Return the row's primary key without its history number: what a caller knows."""
    number = group.history.number if group.history else None
    return {key: row.get(key) for key in group.primary_key if key != number}
