"""Faults that meet only some people: those whose name or date has a trait nobody tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import JsonValue  # noqa: TC002 - pydantic reads it

from conformance.catalog.models.guards import ErrorCode  # noqa: TC001 - pydantic reads it
from conformance.population.traits import has_trait
from conformance.reference.mutants.faults.base import FaultBase, TraitName
from conformance.reference.mutants.respelt import Spelling, respelt
from conformance.reference.refusals import RefusalReason

if TYPE_CHECKING:
    from conformance.catalog.models.operations import SearchBy
    from conformance.findings import Json
    from conformance.population.rows import Row


class PeopleFault(FaultBase):
    """A fault that acts where the value of an item (or rule input) has a trait."""

    trait: TraitName

    def meets_value(self, value: Json) -> bool:
        """Say whether the fault acts on this value."""
        return has_trait(self.trait, value)


class _Respelling(PeopleFault):
    """Spoils the text of `item` where it, or the item `of`, has the trait."""

    item: str
    how: Spelling
    of: str | None = None

    def spoiled(self, row: Row) -> Row:
        """Return the row with the text spoiled, if the fault concerns it."""
        text = row.get(self.item)
        if not isinstance(text, str) or not self.meets_value(row.get(self.of or self.item)):
            return row
        return {**row, self.item: respelt(self.how, text)}


class StoredRespelt(_Respelling):
    """A name is stored otherwise than it was entered or received."""

    kind: Literal["stored_respelt"]

    def stored(self, row: Row) -> Row:
        """Return the row with the text spoiled."""
        return self.spoiled(row)


class PrintedRespelt(_Respelling):
    """A form prints a name otherwise than it stands."""

    kind: Literal["printed_respelt"]

    def printed(self, items: Row) -> Row:
        """Return the print data with the text spoiled."""
        return self.spoiled(items)


class SentRespelt(_Respelling):
    """A linkage hands on a name otherwise than it stands."""

    kind: Literal["sent_respelt"]

    def sent(self, current: list[Row], stored: list[Row]) -> list[Row]:
        """Return the rows with the text spoiled."""
        del stored
        return [self.spoiled(row) for row in current]


class NotFoundWith(PeopleFault):
    """A search does not find whose value has the trait."""

    kind: Literal["not_found_with"]
    item: str

    def matches(self, by: SearchBy, stored: Json, sought: Json, *, matched: bool) -> bool:
        """Say that such a value does not match."""
        del sought
        return matched and not (by.item == self.item and self.meets_value(stored))


class FindsAllWith(PeopleFault):
    """A search drops what it cannot compare from such a text, and so finds everybody."""

    kind: Literal["finds_all_with"]
    item: str

    def matches(self, by: SearchBy, stored: Json, sought: Json, *, matched: bool) -> bool:
        """Say that every value matches such a text."""
        del stored
        return matched or (by.item == self.item and self.meets_value(sought))


class RefusedWith(PeopleFault):
    """A lawful value is refused."""

    kind: Literal["refused_with"]
    item: str
    code: ErrorCode

    def reasons(self, inputs: Row, reasons: list[RefusalReason]) -> list[RefusalReason]:
        """Return the reasons and one more for such a value."""
        refused = self.meets_value(inputs.get(self.item))
        return [*reasons, RefusalReason(self.code, self.item)] if refused else reasons


class SetWith(PeopleFault):
    """What is decided about somebody depends on how `item` is written."""

    kind: Literal["set_with"]
    item: str
    sets: dict[str, JsonValue]

    def stored(self, row: Row) -> Row:
        """Return the row with other values for such people."""
        return {**row, **self.sets} if self.meets_value(row.get(self.item)) else row
