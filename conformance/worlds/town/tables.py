"""The made-up rows of every group, seen from one domain."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from conformance.catalog.agreement import origins
from conformance.catalog.models.conditions import Bounds, Filled, values_of
from conformance.catalog.models.file_laws import RuleGives

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models import file_laws as law
    from conformance.catalog.models.conditions import When
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row


@dataclass(frozen=True)
class Tables:
    """The rows of every group, seen from one domain.

    Attributes:
        spec: whose groups are meant where no other domain is named.
        groups, rows: the groups and their rows, by domain and key.
    """

    spec: Specification
    groups: Mapping[tuple[str, str], RecordGroup]
    rows: Mapping[tuple[str, str], list[Row]]

    @property
    def domain(self) -> str:
        """The domain that is seen from."""
        return self.spec.domain

    @cached_property
    def referred(self) -> frozenset[tuple[str, str, str]]:
        """The items that some other item refers to."""
        refs = (item.ref for group in self.groups.values() for item in group.items if item.ref)
        return frozenset((ref.domain, name, ref.item) for ref in refs for name in ref.groups)

    def hold(self, one: law.FileLaw) -> bool:
        """Say whether all groups that a law is about are there."""
        return all((rows.domain or self.domain, rows.group) in self.rows for rows, _ in one.uses)

    def all(self, rows: law.Rows) -> list[Row]:
        """Return the rows of a group, whether they meet the condition or not."""
        return self.rows[rows.domain or self.domain, rows.group]

    def holding(self, rows: law.Rows) -> list[Row]:
        """Return the rows that meet the condition."""
        return [row for row in self.all(rows) if rows.when.holds(row)]

    def group(self, rows: law.Rows) -> RecordGroup:
        """Return the group of some rows."""
        return self.groups[rows.domain or self.domain, rows.group]

    def item(self, rows: law.Rows, key: str) -> Item:
        """Return an item of a group."""
        return self.group(rows).item(key)

    def settled(self, rows: law.Rows, row: Row) -> frozenset[str]:
        """Return the items of a row that tell it apart, say when somebody was born, or are given.

        They are given by a rule, or by the rows of another domain.
        """
        group = self.group(rows)
        followed = (one.item for one in group.follows if one.when.holds(row))
        given = (one.item for one in self.given if self.group(one.rows) is group)
        born = (item.key for item in group.items if item.denotes == "birth_date")
        told = self.taken.get(group.key, frozenset()) if rows.domain is None else ()
        return frozenset({*group.primary_key, *followed, *given, *born, *told})

    @cached_property
    def taken(self) -> Mapping[str, frozenset[str]]:
        """The items of each group of the domain that are taken over from other domains."""
        carries = (c for side in self.spec.shared_linkages.values() for c in side.carries)
        groups = dict.fromkeys(one.to for one in carries)
        return {
            key: frozenset(i for one in origins(self.spec, key) for i in one.items)
            for key in groups
        }

    @cached_property
    def given(self) -> tuple[RuleGives, ...]:
        """The laws by which a rule gives an item of a row from another file."""
        checks = (c for invariant in self.spec.invariants.values() for c in invariant.checks)
        return tuple(c for c in checks if isinstance(c, RuleGives) and self.hold(c))


def meeting(when: When) -> Row:
    """Return values with which a condition holds, for items that it names a value of."""
    wanted: Row = {}
    for item, value in when.root.items():
        values = values_of(value)
        if values:
            wanted[item] = values[0]
        elif isinstance(value, Filled) and not value.filled:
            wanted[item] = None
        elif isinstance(value, Bounds):
            wanted[item] = value.least or 0
    return wanted


def key_of(row: Mapping[str, Json], items: Iterable[str]) -> tuple[Json, ...]:
    """Return the values of some items."""
    return tuple(row.get(item) for item in items)


def number_of(value: Json) -> Decimal:
    """Return a number; nothing is 0."""
    return Decimal(str(value)) if value not in (None, "") else Decimal(0)
