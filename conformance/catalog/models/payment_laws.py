"""Laws on files about what is due in parts, paid, and paid back."""

from __future__ import annotations

from typing import Literal

from conformance.catalog.models.base import Entry, Key
from conformance.catalog.models.law_rows import Rows, Use


class FirstGreatest(Entry):
    """Of the rows with the same `per` none has a greater `item` than the one with least `number`.

    Where the rows differ in one of `alike`, some of them were made later and nothing is judged; nor
    where a value cannot be read.
    """

    law: Literal["first_greatest"]
    rows: Rows
    per: tuple[Key, ...]
    number: Key
    item: Key
    alike: tuple[Key, ...] = ()

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, (*self.per, self.number, self.item, *self.alike)),)


class PaidBack(Entry):
    """What was paid beyond what is owed is what the overpayments of `back` say.

    `part` of the rows is paid on what `others` have under the same `key` as `total`. The excess is
    added up over the rows with the same `per`, and so is `returned` of `back`. Nothing is judged
    where nothing is paid beyond what is owed, for what was paid back may have been taken off; nor
    where for some of the payments it is not known what was owed.
    """

    law: Literal["paid_back"]
    rows: Rows
    part: Key
    others: Rows
    key: dict[Key, Key]
    total: Key
    back: Rows
    per: dict[Key, Key]
    returned: Key

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return (
            (self.rows, (*dict.fromkeys((*self.key, *self.per)), self.part)),
            (self.others, (*self.key.values(), self.total)),
            (self.back, (*self.per.values(), self.returned)),
        )
