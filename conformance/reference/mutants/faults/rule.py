"""Faults of rules: other facts, other parameters, other results."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field, JsonValue

from conformance.reference.mutants.faults.base import FaultBase
from conformance.reference.mutants.shift import shifted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.findings import Json
    from conformance.population.rows import Row


class RuleFault(FaultBase):
    """A fault that acts where the facts given have the values of `when`."""

    when: dict[str, JsonValue] = Field(default_factory=dict)

    def concerns(self, given: Row) -> bool:
        """Say whether the fault acts on these facts."""
        return all(given.get(name) == value for name, value in self.when.items())


class InputShifted(RuleFault):
    """The rule is applied some days, months or units away from the value given.

    `within` names the list whose members hold the input.
    """

    kind: Literal["input_shifted"]
    input: str
    within: str | None = None
    days: int = 0
    months: int = 0
    by: int = 0

    def rule_given(self, given: Row) -> Row:
        """Return the facts with the input moved."""
        if not self.concerns(given):
            return given
        if self.within is None:
            return self._moved(given)
        members = given.get(self.within)
        if not isinstance(members, list):
            return given
        moved: list[Json] = [self._moved(m) if isinstance(m, dict) else m for m in members]
        return {**given, self.within: moved}

    def _moved(self, holder: Row) -> Row:
        if self.input not in holder:
            return holder
        value = shifted(holder[self.input], days=self.days, months=self.months, by=self.by)
        return {**holder, self.input: value}


class InputReplaced(RuleFault):
    """The rule sees `by` whatever was given, or in the place of another input's value."""

    kind: Literal["input_replaced"]
    input: str
    by: JsonValue = None
    by_input: str | None = None

    def rule_given(self, given: Row) -> Row:
        """Return the facts with the value replaced."""
        if not self.concerns(given):
            return given
        return {**given, self.input: given.get(self.by_input) if self.by_input else self.by}


class InputRespelled(RuleFault):
    """The rule sees letters of an input written otherwise: two that differ are taken for one."""

    kind: Literal["input_respelled"]
    input: str
    letters: dict[str, str]

    def rule_given(self, given: Row) -> Row:
        """Return the facts with the letters replaced."""
        text = given.get(self.input)
        if not self.concerns(given) or not isinstance(text, str):
            return given
        table = {ord(letter): written for letter, written in self.letters.items()}
        return {**given, self.input: text.translate(table)}


class OutputReplaced(RuleFault):
    """The rule gives `by` where `equals` would be right, also inside a list.

    `when_output`: only where other outputs have these values.
    """

    kind: Literal["output_replaced"]
    output: str
    equals: JsonValue
    by: JsonValue
    when_output: dict[str, JsonValue] = Field(default_factory=dict)

    def rule_output(self, given: Row, output: Row) -> Row:
        """Return the output with the value replaced."""
        concerned = all(output.get(name) == value for name, value in self.when_output.items())
        if not self.concerns(given) or not concerned:
            return output
        return {**output, self.output: self._replaced(output.get(self.output))}

    def _replaced(self, value: Json) -> Json:
        if value == self.equals and type(value) is type(self.equals):
            return self.by
        return [self._replaced(member) for member in value] if isinstance(value, list) else value


class OutputMover(RuleFault):
    """What moves a day, month or number that a rule gives, where the fault acts."""

    output: str
    days: int = 0
    months: int = 0
    by: int = 0

    def rule_output(self, given: Row, output: Row) -> Row:
        """Return the output with the value moved."""
        if not self.concerns(given):
            return output
        value = shifted(output.get(self.output), days=self.days, months=self.months, by=self.by)
        return {**output, self.output: value}


class OutputShifted(OutputMover):
    """The rule gives a day, month or number some steps away from the right one."""

    kind: Literal["output_shifted"]


class OutputReversed(RuleFault):
    """The rule gives a list in the opposite order."""

    kind: Literal["output_reversed"]
    output: str

    def rule_output(self, given: Row, output: Row) -> Row:
        """Return the output with its list turned round."""
        value = output.get(self.output)
        if not self.concerns(given) or not isinstance(value, list):
            return output
        return {**output, self.output: list(reversed(value))}


class ParametersStale(FaultBase):
    """The rule knows only the parameters that began before a day: an amendment was missed."""

    kind: Literal["parameters_stale"]
    before: str

    def rule_parameters(
        self, entries: Sequence[Mapping[str, object]]
    ) -> Sequence[Mapping[str, object]]:
        """Return the older entries; what ended with the amendment goes on without end."""
        old = [e for e in entries if str(e.get("from", "")) < self.before]
        return [{k: v for k, v in entry.items() if k != "to"} for entry in old]
