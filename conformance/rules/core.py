"""What a rule is: typed given, dated parameters, a derivation for people, a typed output.

A rule module defines two value classes and one pure function::

    @value
    class Given: ...
    @value
    class Output: ...

    @rule("child_allowance", "payment-start-month", law="児童手当法第8条")
    def payment_start_month(given: Given, law: Parameters, why: Why) -> Output: ...
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import (
    TYPE_CHECKING,
    Annotated,
    Generic,
    Protocol,
    TypeVar,
    cast,
    dataclass_transform,
    get_type_hints,
)

from pydantic import BeforeValidator, ConfigDict, TypeAdapter, ValidationError

from conformance.rules.born import hold_born
from conformance.rules.errors import GivenError as GivenError  # noqa: PLC0414 - rules take it here
from conformance.rules.errors import OutOfScopeError as OutOfScopeError  # noqa: PLC0414 - as above
from conformance.rules.errors import within_calendar
from conformance.rules.first_day import hold_in_force
from conformance.rules.nulls import with_nulls
from conformance.values.year_month import YearMonth

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

T = TypeVar("T")
G = TypeVar("G")
G_contra = TypeVar("G_contra", contravariant=True)
O_co = TypeVar("O_co", covariant=True)
O = TypeVar("O")  # noqa: E741 - G and O read as given and output
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

Code = Annotated[str, BeforeValidator(lambda v: str(v) if isinstance(v, int) else v)]
"""A code value: text, although YAML may have read `1` as a number."""


@dataclass_transform(frozen_default=True)
def value(cls: type[T]) -> type[T]:
    """Make `cls` a frozen dataclass that refuses unknown keys when read from JSON."""
    cls.__pydantic_config__ = ConfigDict(extra="forbid", strict=True)  # type: ignore[attr-defined]  # pydantic reads this name
    return dataclass(frozen=True)(cls)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation, in Japanese and English, with the provision it rests on."""

    ja: str
    en: str
    law: str | None = None


@dataclass(slots=True)
class Why:
    """Collects the steps that led to a value; a rule calls it once per legal step."""

    steps: list[Step] = field(default_factory=list)

    def __call__(self, ja: str, en: str, law: str | None = None) -> None:
        """Add a step."""
        self.steps.append(Step(ja, en, law))


@dataclass(frozen=True, slots=True)
class ParameterPeriod:
    """Parameter values in force from `start` to `end`, both days included; None is open."""

    start: date | None
    end: date | None
    values: Mapping[str, Json]

    def covers(self, day: date) -> bool:
        """Say whether the period is in force on `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Parameters:
    """The dated parameters of one rule, as the catalogue states them."""

    periods: Sequence[ParameterPeriod] = ()

    def on(self, when: date | YearMonth) -> InForce:
        """Return the values in force on a day (of a month: on its first day).

        Periods may overlap when they hold different names; a later start wins over an earlier one.
        A value that has ended brings no earlier one back: nothing is known of its name then.
        """
        day = when.first_day if isinstance(when, YearMonth) else when
        found: dict[str, Json] = {}
        for period in sorted(self.periods, key=lambda p: p.start or date.min):
            if period.covers(day):
                found.update(period.values)
            elif period.start is None or period.start <= day:
                found = {name: one for name, one in found.items() if name not in period.values}
        return InForce(day, found)

    def reads(self, question: str, reading: str) -> bool:
        """Say whether an open question is read so, as its switch states it for all days."""
        return any(period.values.get(question) == reading for period in self.periods)


@dataclass(frozen=True, slots=True)
class InForce:
    """Parameter values on one day; reading a name that is not in force is out of scope."""

    day: date
    values: Mapping[str, Json]

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def integer(self, name: str) -> int:
        """Return a whole number (yen, months, days, years)."""
        return self._read(name, int)

    def decimal(self, name: str) -> Decimal:
        """Return a number as it is written (a rate of 8.7 per cent, never a binary fraction)."""
        found = self._read(name, object)
        if isinstance(found, bool) or not isinstance(found, (int, float)):
            msg = f"parameter {name!r}: expected a number, found {found!r}"
            raise TypeError(msg)
        return Decimal(str(found))

    def text(self, name: str) -> str:
        """Return a text or code."""
        return self._read(name, str)

    def integers(self, name: str) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        return tuple(cast("list[int]", self._read(name, list)))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(cast("list[str]", self._read(name, list)))

    def date(self, name: str) -> date:
        """Return a day written as ISO text."""
        return date.fromisoformat(self._read(name, str))

    def raw(self, name: str) -> Json:
        """Return the value as the catalogue holds it."""
        return cast("Json", self._read(name, object))

    def _read(self, name: str, kind: type[T]) -> T:
        if name not in self.values:
            msg = f"parameter {name!r} is not in force on {self.day}"
            raise OutOfScopeError(msg)
        found = self.values[name]
        if not isinstance(found, kind):
            msg = f"parameter {name!r}: expected {kind.__name__}, found {found!r}"
            raise TypeError(msg)
        return found


class Oracle(Protocol[G_contra, O_co]):
    """The form of a rule function."""

    def __call__(self, given: G_contra, law: Parameters, why: Why) -> O_co:
        """Return the output; record each legal step in `why`."""
        ...


@dataclass(frozen=True, slots=True)
class Derived(Generic[O]):
    """What a rule gives: the output and how it follows."""

    output: O
    steps: tuple[Step, ...]

    def as_json(self) -> dict[str, Json]:
        """Return the output as JSON values under the catalogue's output names."""
        return to_json(self.output)


@dataclass(frozen=True, slots=True)
class RegisteredRule(Generic[G, O]):
    """A registered rule: where it belongs, what it cites, its types and its function.

    `also_before`: it says, too, what holds on days before the first of its parameters.
    `also_unborn`: some of its days may come before a birth that it is told.
    """

    domain: str
    key: str
    law: str
    given_type: type[G]
    output_type: type[O]
    function: Oracle[G, O]
    also_before: bool = False
    also_unborn: bool = False

    @property
    def input_names(self) -> tuple[str, ...]:
        """The rule's input names, in declared order."""
        return _names(self.given_type)

    @property
    def output_names(self) -> tuple[str, ...]:
        """The rule's output names, in declared order."""
        return _names(self.output_type)

    def parse(self, given: Mapping[str, object]) -> G:
        """Read the given facts; dates may be dates or ISO text (`GivenError` when wrong)."""
        try:
            whole = with_nulls(self.given_type, given)
            return _adapter(self.given_type).validate_json(json.dumps(whole, default=str))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            at = ".".join(str(part) for part in first["loc"]) or "(given)"
            msg = (
                f"{self.key}: input {at}: {first['msg']}, found {first['input']!r}; "
                f"the inputs are {', '.join(self.input_names)}"
            )
            raise GivenError(msg) from error

    def derive(self, given: Mapping[str, object], law: Parameters) -> Derived[O]:
        """Apply the rule (`GivenError`; `OutOfScopeError`, also for terms beyond the calendar)."""
        why, facts = Why(), self.parse(given)
        if not self.also_before:
            hold_in_force(facts, law)
        if not self.also_unborn:
            hold_born(facts)
        with within_calendar(self.key):
            output = self.function(facts, law, why)
        return Derived(output, tuple(why.steps))


_REGISTRY: dict[tuple[str, str], RegisteredRule[object, object]] = {}


def rule(
    domain: str, key: str, *, law: str, also_before: bool = False, also_unborn: bool = False
) -> Callable[[Callable[[G, Parameters, Why], O]], Callable[[G, Parameters, Why], O]]:
    """Register a pure function as the oracle of `domain`/`key`.

    Facts of days before the first for which parameters are stated are out of scope, unless the rule
    says what holds then (`also_before`): that nobody is entitled yet, or what the law was. So are
    days before a birth, unless they may come before it (`also_unborn`).
    """

    def register(
        function: Callable[[G, Parameters, Why], O],
    ) -> Callable[[G, Parameters, Why], O]:
        hints = get_type_hints(function)
        types = (hints["given"], hints["return"])
        made = RegisteredRule(domain, key, law, *types, function, also_before, also_unborn)
        if (domain, key) in _REGISTRY:
            msg = f"rule {domain}/{key} is defined twice"
            raise RuntimeError(msg)
        _REGISTRY[domain, key] = cast("RegisteredRule[object, object]", made)
        return function

    return register


def registered() -> Mapping[tuple[str, str], RegisteredRule[object, object]]:
    """Return all rules whose modules were imported."""
    return _REGISTRY


def to_json(output: object) -> dict[str, Json]:
    """Return a value class as JSON under its published names: ISO days and months, lists.

    Made-up facts need not fit their types (a rule refuses them); that is no matter for a warning.
    """
    adapter: TypeAdapter[object] = _adapter(type(output))
    made = adapter.dump_python(output, mode="json", by_alias=True, warnings="none")
    return cast("dict[str, Json]", made)


_ADAPTERS: dict[object, object] = {}


def _adapter(kind: type[T]) -> TypeAdapter[T]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return cast("TypeAdapter[T]", _ADAPTERS[kind])


def _names(kind: type[object]) -> tuple[str, ...]:
    return tuple(get_type_hints(kind))
