"""Faults that meet only moves on certain days: a leap day, the end of a fiscal year, one month."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from pydantic import JsonValue  # noqa: TC002 - pydantic reads it

from conformance.population.traits import has_trait
from conformance.reference.mutants.faults.base import FaultBase, TraitName
from conformance.reference.mutants.faults.rule import OutputMover, RuleFault
from conformance.reference.mutants.shift import shifted
from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.population.rows import Row

_MONTH = slice(5, 7)  # of YYYY-MM-DD and YYYY-MM


class _OnDay(RuleFault):
    """A fault of a rule that acts where the input `of` is such a day.

    `trait`: of that day; `in_month`: the calendar month it lies in. `when`: other inputs have these
    values too.
    """

    of: str
    trait: TraitName | None = None
    in_month: int | None = None

    def concerns(self, holder: Row) -> bool:
        """Say whether the fault acts on these facts, or on this member of a list of them."""
        day = holder.get(self.of)
        return (
            isinstance(day, str)
            and (self.trait is None or has_trait(self.trait, day))
            and (self.in_month is None or day[_MONTH] == f"{self.in_month:02}")
            and super().concerns(holder)
        )


class _OfInput(_OnDay):
    """A fault of an input; `within`: the list that holds it; `first`: in its first member only."""

    within: str | None = None
    first: bool = False

    def rule_given(self, given: Row) -> Row:
        """Return the facts as the faulty rule sees them."""
        if self.within is None:
            return self._seen(given)
        members = given.get(self.within)
        if not isinstance(members, list):
            return given
        reach = 1 if self.first else len(members)
        seen: list[Json] = [
            self._seen(m) if isinstance(m, dict) and number < reach else m
            for number, m in enumerate(members)
        ]
        return {**given, self.within: seen}

    def _seen(self, holder: Row) -> Row:
        return self.changed(holder) if self.concerns(holder) else holder

    @abstractmethod
    def changed(self, holder: Row) -> Row:
        """Return the facts with the input changed."""


class InputMovedOn(_OfInput):
    """The rule sees an input (the day itself unless named) some days or months away."""

    kind: Literal["input_moved_on"]
    input: str | None = None
    days: int = 0
    months: int = 0

    def changed(self, holder: Row) -> Row:
        """Return the facts with the input moved."""
        name = self.input or self.of
        return {**holder, name: shifted(holder.get(name), days=self.days, months=self.months)}


class InputSetOn(_OfInput):
    """The rule sees `to` in the place of an input, or another input's value if there is one."""

    kind: Literal["input_set_on"]
    input: str
    to: JsonValue = None
    to_input: str | None = None

    def changed(self, holder: Row) -> Row:
        """Return the facts with the input replaced."""
        if self.to_input is None:
            return {**holder, self.input: self.to}
        other = holder.get(self.to_input)
        return holder if other is None else {**holder, self.input: other}


class OutputMovedOn(_OnDay, OutputMover):
    """The rule gives a day, month or number some steps away from the right one."""

    kind: Literal["output_moved_on"]


class OutputSetOn(_OnDay):
    """The rule gives `to`, or the value of an input."""

    kind: Literal["output_set_on"]
    output: str
    to: JsonValue = None
    to_input: str | None = None

    def rule_output(self, given: Row, output: Row) -> Row:
        """Return the output with the value replaced."""
        if not self.concerns(given):
            return output
        return {**output, self.output: given.get(self.to_input) if self.to_input else self.to}


class MonthAsDays(FaultBase):
    """The month after a day is taken to be the month some days later: January 31 skips February."""

    kind: Literal["month_as_days"]
    output: str
    of: str
    days: int = 30

    def rule_output(self, given: Row, output: Row) -> Row:
        """Return the output with the month that so many days lead to."""
        day = date.fromisoformat(str(given[self.of])) + timedelta(days=self.days)
        return {**output, self.output: str(YearMonth.of(day))}


class YearIgnored(FaultBase):
    """Two days are compared by month and day alone, as if both lay in the year of `of`."""

    kind: Literal["year_ignored"]
    input: str
    of: str

    def rule_given(self, given: Row) -> Row:
        """Return the facts with the input in the other's year (29 February as the 28th)."""
        years = int(str(given[self.of])[:4]) - int(str(given[self.input])[:4])
        return {**given, self.input: shifted(given[self.input], months=12 * years)}
