"""Faults of searches and batches: rows too many or too few."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from conformance.catalog.models.operations import Condition, SearchBy
    from conformance.findings import Json
    from conformance.population.rows import Row


class SearchIgnores(FaultBase):
    """A search takes no notice of a condition."""

    kind: Literal["search_ignores"]
    item: str

    def matches(self, by: SearchBy, stored: Json, sought: Json, *, matched: bool) -> bool:
        """Say that every row matches the condition."""
        del stored, sought
        return matched or by.item == self.item


class MatchesTooMuch(FaultBase):
    """A search compares the first characters only, where the whole value must match."""

    kind: Literal["matches_too_much"]
    item: str
    characters: int = 1

    def matches(self, by: SearchBy, stored: Json, sought: Json, *, matched: bool) -> bool:
        """Say whether the first characters agree."""
        if by.item != self.item or not isinstance(stored, str) or not isinstance(sought, str):
            return matched
        return stored[: self.characters] == sought[: self.characters]


class ConditionIgnored(FaultBase):
    """A batch takes no notice of a condition."""

    kind: Literal["condition_ignored"]
    item: str

    def meets(self, condition: Condition, stored: Json, limit: Json, *, met: bool) -> bool:
        """Say that every row meets the condition."""
        del stored, limit
        return met or condition.item == self.item


class BoundaryMissed(FaultBase):
    """A batch counts the day or number of the limit itself on the wrong side."""

    kind: Literal["boundary_missed"]
    item: str

    def meets(self, condition: Condition, stored: Json, limit: Json, *, met: bool) -> bool:
        """Say the opposite for the value of the limit itself."""
        return not met if condition.item == self.item and stored == limit else met


class FirstPage(FaultBase):
    """A search, a batch or a linkage hands out the first rows alone and says nothing of more."""

    kind: Literal["first_page"]
    rows: int = 50

    def selected(self, rows: list[Row]) -> list[Row]:
        """Return what fits on a page."""
        return rows[: self.rows]


class SignForAny(FaultBase):
    """A search takes an underline for any character, as a database does."""

    kind: Literal["sign_for_any"]
    item: str

    def matches(self, by: SearchBy, stored: Json, sought: Json, *, matched: bool) -> bool:
        """Say whether the value fits the pattern."""
        if by.item != self.item or not isinstance(stored, str) or not isinstance(sought, str):
            return matched
        pattern = re.escape(sought).replace("_", ".")
        at = re.search if by.match == "partial" else re.match
        return matched or at(pattern, stored) is not None


SelectFault = (
    SearchIgnores | MatchesTooMuch | ConditionIgnored | BoundaryMissed | FirstPage | SignForAny
)
"""Any of these faults."""
