"""What a request is like that must be accepted, as its requirement tells of it."""

from __future__ import annotations

from conformance.catalog.models.base import Entry, Key, Scalar
from conformance.catalog.models.derive import Derive


class Lawful(Entry):
    """What a request is like that must be accepted, beyond types, references and guards.

    Of a request that is not so nothing is said: a package may take it or refuse it. `about`: whom
    it is about, a role of people. `of`: the values that the requirement tells of. `order`: pairs of
    items, the former no later (no greater) than the latter. `same`: items that hold what another
    does. `sums`: items that are the sum of others. `as_rule`: items that hold what a rule gives.
    `by_today`: items whose day has come.
    """

    about: Key | None = None
    of: dict[Key, tuple[Scalar, ...]] = {}
    order: tuple[tuple[Key, Key], ...] = ()
    by_today: tuple[Key, ...] = ()
    same: dict[Key, Key] = {}
    sums: dict[Key, tuple[Key, ...]] = {}
    as_rule: dict[Key, Derive] = {}

    def __hash__(self) -> int:
        """Equal entries are hashed alike; a mapping has no hash of its own."""
        return hash((self.about, self.order, *self.of, *self.same, *self.sums, *self.as_rule))

    @property
    def named(self) -> tuple[str, ...]:
        """The items it speaks of."""
        ordered = [key for pair in self.order for key in pair]
        parts = [key for sum_of in self.sums.values() for key in sum_of]
        same = [*self.same, *self.same.values()]
        mine = (*self.of, *self.by_today, *ordered, *same, *self.sums, *parts, *self.as_rule)
        return tuple(dict.fromkeys(mine))


class LawfulChange(Lawful):
    """As for what adds a row; `row`: what the row holds that is changed."""

    row: dict[Key, Scalar] = {}

    def __hash__(self) -> int:
        """Equal entries are hashed alike; a mapping has no hash of its own."""
        return hash((super().__hash__(), *self.row))
