"""Laws on files that a rule or the calendar decides."""

from __future__ import annotations

from itertools import chain
from typing import Literal

from conformance.catalog.models.base import Entry, Key, Scalar
from conformance.catalog.models.conditions import When
from conformance.catalog.models.derive import Const
from conformance.catalog.models.law_rows import Alone, Rows, Use


class RuleInput(Entry):
    """An input of a rule: an item of the rows, or of their partner (`of`), in the rule's words.

    `values`: what a code of the item is to the rule; rows with another are not judged. `empty`:
    what an empty cell is to it.
    """

    item: Key | None = None
    of: Key | None = None
    values: dict[str, Scalar] = {}
    empty: Scalar = None


class Settled(Entry):
    """The day `of` a partner lies more than `late` days before the business date, or is empty.

    Until then what follows from it elsewhere may still be in work.
    """

    of: Key
    late: int


class RuleGives(Entry):
    """In each of the rows `item` is what a rule gives: from the row and its partner in `others`.

    `given`: an input is an item of the row, a constant, or a `RuleInput`; `list[].part` is a part
    of the only member of a list. Rows with no partner of
    their `key`, or with several that differ in what is asked, are not judged, nor those that do not
    stand `alone`, or whose partner is none for which `only` holds. `most`: the item may be less.
    `within`: a number may be above by so much. `calls`: what the item calls an output of the rule;
    other outputs are not judged. `settled`: nor are rows whose partner's day is too new.
    """

    law: Literal["rule_gives"]
    rows: Rows
    item: Key
    rule: Key
    output: str
    given: dict[str, Key | Const | RuleInput]
    others: Rows | None = None
    key: dict[Key, Key] = {}
    only: When = When()
    most: bool = False
    within: int = 0
    calls: dict[str, str] = {}
    settled: Settled | None = None
    alone: Alone = ()

    @property
    def mine(self) -> tuple[str, ...]:
        """The items of the rows that the rule is given, each once."""
        told = (one.item if isinstance(one, RuleInput) else one for one in self.given.values())
        return tuple(dict.fromkeys(one for one in told if isinstance(one, str)))

    @property
    def theirs(self) -> tuple[str, ...]:
        """The items of the partners that the rule is given, each once."""
        told = [one.of for one in self.given.values() if isinstance(one, RuleInput)]
        told += [self.settled.of] if self.settled else []
        return tuple(dict.fromkeys(one for one in told if one))

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        rows = (self.rows, (self.item, *self.key, *self.mine, *chain(*self.alone)))
        if self.others is None:
            return (rows,)
        return (rows, (self.others, (*self.key.values(), *self.theirs, *self.only.items)))


class OnOpenDay(Entry):
    """In each of the rows `item` is a day on which municipal offices are open, or has no value."""

    law: Literal["on_open_day"]
    rows: Rows
    item: Key

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, (self.item,)),)


class NotOutgrown(Entry):
    """On the business date of the export nobody of the rows has outgrown what they say.

    Somebody has who reached the age of `below` more than `late` days before; until then the change
    that the birthday asks for may still be in work.
    """

    law: Literal["not_outgrown"]
    rows: Rows
    birth: Key
    below: int
    late: int

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        return ((self.rows, (self.birth,)),)


class NotPast(Entry):
    """On the business date of the export, no row that says it goes on has an end long past.

    The end is a day or a month; until `late` days after it the state may still be changed. Of a
    history only the newest version counts: of the rows with the same values in `per` those with
    the greatest `number`.
    """

    law: Literal["not_past"]
    rows: Rows
    item: Key
    late: int
    per: tuple[Key, ...] = ()
    number: Key | None = None

    @property
    def uses(self) -> tuple[Use, ...]:
        """The rows it looks at, with the items it needs of them."""
        numbered = (*self.per, self.number) if self.number else ()
        return ((self.rows, (self.item, *numbered)),)
