"""Faults of certificates: made of what is typed, of the past, without the package's marks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from pydantic import JsonValue  # noqa: TC002 - pydantic reads it

from conformance.reference.mutants.faults.base import FaultBase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.findings import Json
    from conformance.population.rows import Row


class PrintedFromPast(FaultBase):
    """The value of an item on a copy is that of the oldest row under the key."""

    kind: Literal["printed_from_past"]
    item: str

    def looked_up(self, row: Row, past: Sequence[Row]) -> Row:
        """Return the row with the value it had at first."""
        return {**row, self.item: past[0].get(self.item)} if past else row


class PrintedOtherwise(FaultBase):
    """An item is printed with a constant, whatever the record says."""

    kind: Literal["printed_otherwise"]
    item: str
    as_value: JsonValue

    def printed(self, items: Row) -> Row:
        """Return the print data with the constant."""
        return {**items, self.item: self.as_value}


class CodePrinted(FaultBase):
    """A code is printed instead of its meaning."""

    kind: Literal["code_printed"]

    def worded(self, code: str, meaning: str) -> str:
        """Return the code."""
        del meaning
        return code


class NumberOfCopyRepeated(FaultBase):
    """Every copy bears the same number."""

    kind: Literal["number_of_copy_repeated"]

    def copy_number(self, number: int) -> int:
        """Return the first number."""
        del number
        return 1


class IssuedOnOtherDay(FaultBase):
    """A copy bears another day than that of its issue."""

    kind: Literal["issued_on_other_day"]
    days: int

    def issue_day(self, today: date) -> date:
        """Return a day some days off."""
        return today + timedelta(days=self.days)


class TypedPrinted(FaultBase):
    """An item of a copy is what somebody typed, whatever the register has."""

    kind: Literal["typed_printed"]
    item: str

    def entered(self, item: str, inputs: Row, value: Json) -> Json:
        """Return what was typed."""
        return inputs.get(item) if item == self.item else value


class GivenOnRequest(FaultBase):
    """An item that only the person may have is given to an addressee who asks for it."""

    kind: Literal["given_on_request"]
    item: str
    to: str

    def never_given(self, items: Sequence[str], addressee: str) -> Sequence[str]:
        """Return the items without the one that is given."""
        return [one for one in items if (one, addressee) != (self.item, self.to)]
