"""What a rule is given, and an item that has what it gives."""

from __future__ import annotations

from typing import Literal

from conformance.catalog.models.base import Entry, Key, Scalar


class Const(Entry):
    """A fixed value given to a rule."""

    const: Scalar | tuple[Scalar, ...]


class BusinessDate(Entry):
    """The sandbox's business date (業務日付) given to a rule."""

    business_date: Literal[True]


Binding = Key | Const | BusinessDate
"""Where a rule's input comes from: an input item of the function, a constant, the business date."""


class Derive(Entry):
    """An item whose stored value must be what a rule gives (the oracle)."""

    rule: Key
    output: str
    given: dict[str, Binding]
