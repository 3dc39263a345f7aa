"""The closed set of laws by which an invariant can be tried on export files."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain
from typing import ClassVar, Literal

from conformance.catalog.models.base import Entry, Key
from conformance.catalog.models.conditions import Value, When
from conformance.catalog.models.law_rows import Alone, Rows, Use
from conformance.catalog.models.number_laws import (
    Bounded,
    Counted,
    LastNotMore,
    MultipleOf,
    Numbered,
    SharesSum,
)
from conformance.catalog.models.payment_laws import FirstGreatest, PaidBack
from conformance.catalog.models.rule_laws import (
    NotOutgrown,
    NotPast,
    OnOpenDay,
    RuleGives,
    RuleInput,
)

__all__ = [
    "AddsUp",
    "Aged",
    "AtMostOne",
    "Bounded",
    "Counted",
    "ExistsWhen",
    "FileLaw",
    "FirstGreatest",
    "HasValue",
    "InOrder",
    "LastNotMore",
    "MultipleOf",
    "NoneWhen",
    "NotOutgrown",
    "NotPast",
    "Numbered",
    "OnOpenDay",
    "PaidBack",
    "PartsSum",
    "PeriodsApart",
    "Rows",
    "RowsAgree",
    "RuleGives",
    "RuleInput",
    "SharesSum",
    "Use",
]


class RowsAgree(Entry):
    """Where a row of `others` has the same `key`, one of them has the same value of each item.

    `key` and `items` name the item of `rows` and, after it, that of `others`. Empty values on
    either side say nothing.
    """

    law: Literal["rows_agree"]
    rows: Rows
    others: Rows
    key: dict[Key, Key]
    items: dict[Key, Key]

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return (
            (self.rows, (*self.key, *self.items)),
            (self.others, (*self.key.values(), *self.items.values())),
        )


class AtMostOne(Entry):
    """No two of the rows have the same values in `per`; rows with an empty one do not count."""

    law: Literal["at_most_one"]
    rows: Rows
    per: tuple[Key, ...]

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, self.per),)


class ExistsWhen(Entry):
    """Each of the rows has a row of `others` with the same `key`."""

    law: Literal["exists_when"]
    rows: Rows
    others: Rows
    key: dict[Key, Key]

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, (*self.key,)), (self.others, (*self.key.values(),)))


class NoneWhen(Entry):
    """None of the rows has a row of `others` with the same `key`."""

    law: Literal["none_when"]
    rows: Rows
    others: Rows
    key: dict[Key, Key]

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, (*self.key,)), (self.others, (*self.key.values(),)))


class PartsSum(Entry):
    """The `total` of each row is the sum of `part` over the rows of `others` with its `key`.

    Rows without any part are not judged; an empty part counts as nothing. `only`: nor are rows
    with a part for which it does not hold. `alone`: nor are rows that do not stand alone.
    """

    law: Literal["parts_sum"]
    rows: Rows
    others: Rows
    key: dict[Key, Key]
    total: Key
    part: Key
    only: When = When()
    alone: Alone = ()

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return (
            (self.rows, (*self.key, *chain(*self.alone), self.total)),
            (self.others, (*self.key.values(), self.part, *self.only.items)),
        )


class AddsUp(Entry):
    """In each row `total` is what `plus` holds less what `minus` holds; empty counts as nothing.

    Rows in which all of `plus` are empty are not judged. `least`: a total below is raised to it.
    `within`: the total may be smaller by so much, where fractions are dropped after adding up;
    null: by any amount. `unless`: a part counts as nothing in rows whose flag of it holds. `first`:
    only rows with the least number of this item in their file are judged, no later versions.
    """

    law: Literal["adds_up"]
    rows: Rows
    total: Key
    plus: tuple[Key, ...]
    minus: tuple[Key, ...] = ()
    least: int | None = None
    within: int | None = 0
    unless: dict[Key, Key] = {}
    first: Key | None = None

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        numbered = (self.first,) if self.first else ()
        named = (self.total, *self.plus, *self.minus, *self.unless.values(), *numbered)
        return ((self.rows, named),)


class HasValue(Entry):
    """In each of the rows `item` has one of the values, or none; without values always none."""

    law: Literal["has_value"]
    rows: Rows
    item: Key
    values: tuple[Value, ...]

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, (self.item,)),)


class InOrder(Entry):
    """`later` never lies before `earlier`, dates or numbers of one type; empty values say nothing.

    A day, a month and a point in time are compared by the less exact of the two.

    `earlier` is an item of the same row or, with `others`, of every row of them with the same
    `key`. `first`: only of those that have the least number of this item in their whole file; a
    later version says nothing of what came before it.
    """

    law: Literal["in_order"]
    rows: Rows
    earlier: Key
    later: Key
    others: Rows | None = None
    key: dict[Key, Key] = {}
    first: Key | None = None

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        if self.others is None:
            return ((self.rows, (self.earlier, self.later)),)
        numbered = (self.first,) if self.first else ()
        return (
            (self.rows, (*self.key, self.later)),
            (self.others, (*self.key.values(), self.earlier, *numbered)),
        )


class PeriodsApart(Entry):
    """Of the rows with the same values in `per` no two overlap from `since` until `until`.

    `through`: the end is the last day inside, not the first outside.
    """

    law: Literal["periods_apart"]
    rows: Rows
    per: tuple[Key, ...]
    since: Key
    until: Key
    through: bool = False

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, (*self.per, self.since, self.until)),)


class Aged(Entry):
    """Whom a row is about is at least and not yet so many years old on the day `on`.

    Two days on either side do not count: an age is reached on the eve of the birthday or on it,
    what follows from it begins then or the day after, and 29 February is not in every year. Days up
    to `after` are not judged, nor those that are not whole. With `others` the day of birth is
    that of their rows with the same `key`, where these agree.
    """

    law: Literal["aged"]
    rows: Rows
    birth: Key
    on: Key
    least: int | None = None
    below: int | None = None
    after: date | None = None
    others: Rows | None = None
    key: dict[Key, Key] = {}
    grace: ClassVar[timedelta] = timedelta(days=2)

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        if self.others is None:
            return ((self.rows, (self.birth, self.on)),)
        return (
            (self.rows, (*self.key, self.on)),
            (self.others, (*self.key.values(), self.birth)),
        )


FileLaw = (
    RowsAgree
    | AtMostOne
    | ExistsWhen
    | NoneWhen
    | PartsSum
    | AddsUp
    | HasValue
    | InOrder
    | PeriodsApart
    | Aged
    | MultipleOf
    | Bounded
    | Numbered
    | SharesSum
    | RuleGives
    | OnOpenDay
    | NotOutgrown
    | NotPast
    | Counted
    | FirstGreatest
    | PaidBack
    | LastNotMore
)
