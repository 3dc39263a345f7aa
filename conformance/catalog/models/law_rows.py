"""The rows that a law on export files is about."""

from __future__ import annotations

from conformance.catalog.models.base import Entry, Key
from conformance.catalog.models.conditions import When


class Newest(Entry):
    """Of the rows of the whole group with the same values in `per`, those with the greatest."""

    per: tuple[Key, ...]
    number: Key


class Rows(Entry):
    """Rows of a group: those for which `when` holds; of this domain unless another is named.

    `newest`: only if they are the newest version, too, by its number and not by a mark.
    """

    domain: Key | None = None
    group: Key
    when: When = When()
    newest: Newest | None = None


Alone = tuple[tuple[Key, ...], ...]
"""Sets of items: of each, rows that share them with another row of their group are not judged.

Whether the condition holds for the other row does not matter: a corrected row is none that stands
alone, and what its correction changed elsewhere is not known from it.
"""

Use = tuple[Rows, tuple[str, ...]]
"""Rows and the items that a law needs of them."""
