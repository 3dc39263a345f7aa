"""Preconditions of issuing: what must not stand, or must stand, about whom a copy is about."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from conformance.catalog.models.base import Entry, Key, LawReference, Marks, Sourced
from conformance.catalog.models.guards import ErrorCode


class Standing(Entry):
    """Rows about the subject of a copy, and the days on which they stand.

    `group`: the group of the rows; by default the very row that the copy is about. `by`: the items
    of the group that name the subject, each with the item of the subject's row that holds the same
    value; by default both name the same person. `items`: the values that the rows have, one or any
    of several. A row stands from its day `from` on (empty: it has not begun), up to and including
    its day `until` (empty: no end), and until the day before it was ended, `ended` (empty: nobody
    has ended it). `planned_end`: a day that ends nothing by itself when it has passed.
    """

    group: Key | None = None
    by: dict[Key, Key] = {}
    items: Marks = {}
    from_item: Key | None = Field(default=None, alias="from")
    until_item: Key | None = Field(default=None, alias="until")
    ended_item: Key | None = Field(default=None, alias="ended")
    planned_end: Key | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """The items of the group that are named here."""
        days = (self.from_item, self.until_item, self.ended_item, self.planned_end)
        return (*self.by, *self.items, *(day for day in days if day is not None))


class Precondition(Sourced):
    """A reason for which a form is not issued: rows that stand (`when`), or do not (`unless`).

    `of`: the groups of the rows whose copies it binds; empty: all. `reason`: the code that a
    source binds; without it any that is about what stands. `discreet`: the refusal itself must not
    tell where the person is.
    """

    key: Key
    title_ja: str
    title_en: str
    when: Standing | None = None
    unless: Standing | None = None
    of: tuple[Key, ...] = ()
    reason: ErrorCode | None = None
    discreet: bool = False
    law: tuple[LawReference, ...] = ()

    @model_validator(mode="after")
    def _either(self) -> Self:
        if (self.when is None) == (self.unless is None):
            msg = f"precondition {self.key}: state either when or unless"
            raise ValueError(msg)
        return self

    @property
    def rows(self) -> Standing:
        """The rows it is about."""
        found = self.when or self.unless
        if found is None:  # the validator has seen to it
            raise AssertionError
        return found
