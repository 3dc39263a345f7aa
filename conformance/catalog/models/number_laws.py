"""Laws on files about numbers: units, bounds, runs without a gap, shares of a whole."""

from __future__ import annotations

from typing import Literal

from conformance.catalog.models.base import Entry, Key
from conformance.catalog.models.law_rows import Rows, Use


class MultipleOf(Entry):
    """In each of the rows `item` is a multiple of `unit`, or has no value."""

    law: Literal["multiple_of"]
    rows: Rows
    item: Key
    unit: int

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, (self.item,)),)


class Bounded(Entry):
    """In each of the rows `item` is not below `least` and not above `most`, or has no value."""

    law: Literal["bounded"]
    rows: Rows
    item: Key
    least: int | None = None
    most: int | None = None

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, (self.item,)),)


class Numbered(Entry):
    """Of the rows with the same values in `per` the numbers follow one another without a gap.

    They may begin with any number: an export need not hold what is long past.
    """

    law: Literal["numbered"]
    rows: Rows
    per: tuple[Key, ...]
    number: Key

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, (*self.per, self.number)),)


class LastNotMore(Entry):
    """Of the rows with the same values in `per`, the last by `number` is not more than the next.

    The next is the one before it; where several rows have one number nothing is said.
    """

    law: Literal["last_not_more"]
    rows: Rows
    per: tuple[Key, ...]
    number: Key
    amount: Key

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, (*self.per, self.number, self.amount)),)


class SharesSum(Entry):
    """The shares of the rows with the same values in `per` add up to one."""

    law: Literal["shares_sum"]
    rows: Rows
    per: tuple[Key, ...]
    numerator: Key
    denominator: Key

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, (*self.per, self.numerator, self.denominator)),)


class Counted(Entry):
    """The `total` of each row is the number of rows of `others` with its `key`.

    Rows without any are not judged, nor those with no total.
    """

    law: Literal["counted"]
    rows: Rows
    others: Rows
    key: dict[Key, Key]
    total: Key

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, (*self.key, self.total)), (self.others, (*self.key.values(),)))
