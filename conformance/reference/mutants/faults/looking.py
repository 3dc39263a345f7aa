"""Faults of looking for people and of doing something with several: one is treated, one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.models.operations import SearchBy
    from conformance.findings import Json
    from conformance.population.rows import Row


class AnyCondition(FaultBase):
    """A search by several conditions finds who meets any of them."""

    kind: Literal["any_condition"]

    def joined(self, outcomes: Sequence[bool]) -> bool:
        """Say whether one condition is met, or none was given."""
        return any(outcomes) or not outcomes


class FirstConditions(FaultBase):
    """A search takes notice of the first conditions alone, in the order of its screen."""

    kind: Literal["first_conditions"]
    count: int = 2

    def joined(self, outcomes: Sequence[bool]) -> bool:
        """Say whether the first conditions are met."""
        return all(outcomes[: self.count])


class RangeMissed(FaultBase):
    """A search between two values leaves an end out, or finds nobody where one end is open."""

    kind: Literal["range_missed"]
    item: str
    end: Literal["from", "to", "open_from", "open_to"]

    def matches(self, by: SearchBy, stored: Json, sought: Json, *, matched: bool) -> bool:
        """Say no at the end that is missed, unless both ends are the same."""
        if by.item != self.item or not isinstance(sought, dict):
            return matched
        if self.end.startswith("open"):
            return matched and sought.get(self.end.removeprefix("open_")) is not None
        one_day = sought.get("from") == sought.get("to")
        return matched and (one_day or stored != sought.get(self.end))


class MatchesAnywhere(FaultBase):
    """A search finds what was typed anywhere in a value."""

    kind: Literal["matches_anywhere"]
    item: str

    def matches(self, by: SearchBy, stored: Json, sought: Json, *, matched: bool) -> bool:
        """Say whether the value holds what is sought."""
        if by.item != self.item or not isinstance(stored, str) or not isinstance(sought, str):
            return matched
        return sought in stored


class SecondLeftOut(FaultBase):
    """Of several rows of one person the first is handed out, marked or taken in alone."""

    kind: Literal["second_left_out"]
    by: list[str]
    where: Literal["selected", "marked", "received"]

    def selected(self, rows: list[Row]) -> list[Row]:
        """Return the rows a search, a batch or a linkage hands out."""
        return self._firsts(rows) if self.where == "selected" else rows

    def marked(self, rows: list[Row]) -> list[Row]:
        """Return the rows on which a batch records its outcome."""
        return self._firsts(rows) if self.where == "marked" else rows

    def taken_in(self, row: Row, before: Sequence[Row]) -> bool:
        """Say no to a further row of somebody who came with one already."""
        return self.where != "received" or all(self._who(row) != self._who(b) for b in before)

    def _firsts(self, rows: list[Row]) -> list[Row]:
        first: dict[str, Row] = {}
        for row in rows:
            first.setdefault(str(self._who(row)), row)
        return list(first.values())

    def _who(self, row: Row) -> tuple[Json, ...]:
        """Return whose row it is, in its group; each row of nobody is somebody's own."""
        inner = row.get("row")
        held = inner if isinstance(inner, dict) else row
        named = tuple(held.get(item) for item in self.by)
        return (row.get("group"), *(named if None not in named else map(str, held.values())))


class FirstMarked(FaultBase):
    """A batch records its outcome on the first of those it selected."""

    kind: Literal["first_marked"]

    def marked(self, rows: list[Row]) -> list[Row]:
        """Return the first row."""
        return rows[:1]


class FirstLogged(FaultBase):
    """Of several people whom a call shows the first is named in the log."""

    kind: Literal["first_logged"]

    def subjects(self, subjects: Sequence[str]) -> Sequence[str]:
        """Return the first subject."""
        return subjects[:1]


class NobodyNamed(FaultBase):
    """The log tells that something was done and not to whom."""

    kind: Literal["nobody_named"]

    def subjects(self, subjects: Sequence[str]) -> Sequence[str]:
        """Return no subject."""
        del subjects
        return ()


LookingFault = (
    AnyCondition
    | FirstConditions
    | RangeMissed
    | MatchesAnywhere
    | SecondLeftOut
    | FirstMarked
    | FirstLogged
    | NobodyNamed
)
"""Any of these faults."""
