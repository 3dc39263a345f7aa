"""The lawful form of a request: inputs that satisfy types, guards and the rules behind them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING, Protocol, cast

from conformance.catalog.models.derive import BusinessDate, Const
from conformance.catalog.models.operations import Create
from conformance.contract.guards import passes, role_of
from conformance.contract.oracles import GivenError, OutOfScopeError, derive
from conformance.contract.rule_inputs import BoundRule, bound_rules, derivations
from conformance.findings import UntestedError
from conformance.messages.causes import make_cause
from conformance.population.facts import edge_facts
from conformance.population.lawfulness.credible import is_credible
from conformance.population.since_entry import is_birth, since_entry
from conformance.population.someone import someone
from conformance.worlds.as_it_is import causes
from conformance.worlds.brought import brought
from conformance.worlds.lawful import agreed_rules, agreeing, drawn, is_told_of
from conformance.worlds.on_the_day import dated, on
from conformance.worlds.plot import Plot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from conformance.cases.trial import Trial
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.guards import RuleGuard
    from conformance.catalog.models.operations import Update
    from conformance.catalog.models.records import RecordGroup
    from conformance.catalog.models.requirements import Example
    from conformance.findings import Explanation, Json
    from conformance.population.rows import PlacedRow, Row, RowBuilder

_COMBINATIONS = 400  # tried before an arrangement is given up
_KEPT = 64  # requests kept: cases of one function follow one another


@dataclass(frozen=True)
class Arranged:
    """A request, the rows it needs, the business date, and what the rules say of it."""

    inputs: Row
    world: list[PlacedRow]
    day: date
    role: str
    derived: Mapping[str, Json] = field(default_factory=dict)
    steps: Mapping[str, tuple[Explanation, ...]] = field(default_factory=dict)
    salt: str = ""

    def apart(self) -> Arranged:
        """Return the same with rows of its own, that may be changed."""
        rows = [replace(one, row=dict(one.row)) for one in self.world]
        return replace(self, inputs=dict(self.inputs), world=rows)


class RequestContext(Protocol):
    """Where a request is arranged: the domain, the function's key, the day, and made-up rows."""

    @property
    def spec(self) -> Specification:
        """The specification of the domain."""
        ...

    @property
    def key(self) -> str:
        """The key of the function."""
        ...

    @property
    def day(self) -> date:
        """The business date unless a worked example wants another."""
        ...

    @property
    def builder(self) -> RowBuilder:
        """What makes rows up."""
        ...


def legal(trial: Trial, operation: Create | Update, salt: str = "") -> Arranged:
    """Return a lawful request; `UntestedError` when no worked example makes one.

    The next case of the same function gets the same, worked out once.
    """
    plot = Plot.of(trial.spec, operation, trial.key, trial.day, trial.builder)
    found = _first(plot, salt)
    if found is None and trial.builder.pinned and bound_rules(operation):
        raise UntestedError(causes.no_business_date())
    return give_up(trial) if found is None else found.apart()


@lru_cache(_KEPT)
def _first(plot: Plot, salt: str) -> Arranged | None:
    return next(legal_forms(plot, plot.operation, salt), None)


def legal_forms(
    trial: RequestContext, operation: Create | Update, salt: str = ""
) -> Iterator[Arranged]:
    """Return the lawful requests that the rules' worked examples give, at least one if any.

    Each is about people of its own, so that they can all stand in one database.
    """
    forms = _forms(trial, operation, salt, credible=True)
    first = next(forms, None)
    if first is None:
        yield from _forms(trial, operation, salt, credible=False)
        return
    yield first
    yield from forms


def _forms(
    trial: RequestContext, operation: Create | Update, salt: str, *, credible: bool
) -> Iterator[Arranged]:
    """Return the lawful requests; `credible`: only those that a clerk's system would believe."""
    number, own = 0, salt
    group = trial.spec.records[operation.record]
    bound = [*bound_rules(operation), *agreed_rules(operation)]
    found_worlds = _near(trial, worlds(trial.spec, bound, trial.day))
    for facts, day in dated(group, found_worlds, trial):
        known = {k: v for k, v in facts.items() if k in operation.inputs}
        if not is_told_of(operation, facts):
            continue
        base = _base(trial, operation, own, day, known)
        inputs = agreeing(trial.spec, operation, base, facts, day)
        if inputs is None or not _within_bounds(group, inputs):
            continue  # a worked example of what the rule rejects: the item cannot hold it
        if not passes(trial.spec, operation, inputs, day):
            continue
        if credible and not is_credible(trial.spec, group, {**inputs, **operation.sets}, day):
            continue
        found = derivations(trial.spec, operation, inputs, day)
        if found is not None:
            world = on(trial, day).world(trial.spec, group, inputs)
            yield Arranged(
                inputs, world, day, role_of(operation), found.values, found.steps, salt=own
            )
            number += 1
            own = f"{salt}-{number}"


def _near(trial: RequestContext, found: Iterator[tuple[Row, date]]) -> Iterator[tuple[Row, date]]:
    """Yield worlds as they are, or on the one day there is: lawful there or not is seen later."""
    for facts, day in found:
        if trial.builder.pinned and day != trial.day:
            yield brought(facts, day, trial.day), trial.day
        else:
            yield facts, day


def lawful_on(trial: Trial, operation: Create | Update, day: date, salt: str) -> Arranged | None:
    """Return a lawful request on a business date; None where the worked examples give none."""
    forms = legal_forms(trial, operation, salt)
    return next((form for form in forms if form.day == day), None)


def facts_of(guard: RuleGuard, example: Example, day: date) -> tuple[Row, date] | None:
    """Return the inputs by which a guard's rule sees a worked example; None if it cannot."""
    given = cast("Mapping[str, Json]", example.given)
    return _facts(BoundRule(guard.rule, guard.given), given, day)


def refusing_example(
    trial: Trial, operation: Create | Update, guard: RuleGuard
) -> tuple[Row, date] | None:
    """Return inputs by which the guard's rule refuses; None if there are none.

    They come from its worked examples, or days near theirs, as the readings in force judge them.
    """
    examples = [cast("dict[str, Json]", e.given) for e in trial.spec.rules[guard.rule].examples]
    for given in (*examples, *edge_facts(examples)):
        facts = _facts(BoundRule(guard.rule, guard.given), given, trial.day)
        if facts is None or not _refused(trial.spec, guard, given):
            continue
        own, day = facts
        if trial.builder.pinned and day != trial.day:
            own, there = brought(own, day, trial.day), brought(given, day, trial.day)
            day = trial.day
            if not _refused(trial.spec, guard, there):
                continue
        return {k: v for k, v in own.items() if k in operation.inputs}, day
    return None


def _refused(spec: Specification, guard: RuleGuard, given: Mapping[str, Json]) -> bool:
    try:
        return derive(spec, guard.rule, given).as_json().get(guard.output) == guard.refuse_when
    except (GivenError, OutOfScopeError):
        return False


def _base(
    trial: RequestContext, operation: Create | Update, salt: str, day: date, facts: Row
) -> Row:
    """Return the inputs about somebody of whom the facts hold."""
    group = trial.spec.records[operation.record]
    items = (*operation.inputs, *group.primary_key)
    fixed = {key: value for key, value in operation.sets.items() if value is not None} | facts
    name, builder = f"{trial.key}{salt}", on(trial, day)
    fixed |= drawn(operation, builder.seed, name, facts)
    if operation.lawful.about is not None:
        fixed = {**someone(builder, group, name, operation.lawful.about), **fixed}
    if isinstance(operation, Create):
        newborn = is_birth(trial.spec, group, fixed)
        fixed = {**builder.joining(trial.spec, group, name, newborn=newborn), **fixed}
    row = builder.row(trial.spec, group, name, items, fixed)
    if isinstance(operation, Create):
        row = since_entry(trial.spec, group, {**row, **operation.sets}, fixed)
    return {key: row[key] for key in operation.inputs}


def worlds(
    spec: Specification, bound: Sequence[BoundRule], day: date
) -> Iterator[tuple[Row, date]]:
    """Return inputs by which the rules see worked examples of theirs, with the business date."""
    if not bound:
        yield {}, day
        return
    choices = [
        [
            facts
            for example in spec.rules[b.rule].examples
            if (facts := _facts(b, cast("Mapping[str, Json]", example.given), day)) is not None
        ]
        for b in bound
    ]
    for chosen in islice(product(*choices), _COMBINATIONS):
        merged: Row = {}
        for found, _ in chosen:
            merged.update(found)
        yield merged, chosen[0][1]


def _facts(bound: BoundRule, given: Mapping[str, Json], day: date) -> tuple[Row, date] | None:
    """Return the inputs that make a rule see a worked example; None when a constant differs."""
    facts: Row = {}
    for name, binding in bound.given.items():
        value = given.get(name)
        if isinstance(binding, Const):
            constant = list(binding.const) if isinstance(binding.const, tuple) else binding.const
            if constant != value:
                return None
        elif isinstance(binding, BusinessDate):
            if not isinstance(value, str):
                return None
            day = date.fromisoformat(value)
        else:
            facts[binding] = value
    return facts, day


def _within_bounds(group: RecordGroup, inputs: Row) -> bool:
    """Say whether every number lies between the least and the most its item may hold."""
    for item in group.items:
        value = inputs.get(item.key)
        if isinstance(value, bool) or not isinstance(value, int):
            continue
        if (item.min is not None and value < item.min) or (
            item.max is not None and value > item.max
        ):
            return False
    return True


def give_up(trial: Trial) -> Arranged:
    """Say that no worked example makes a lawful request (`UntestedError`)."""
    raise UntestedError(make_cause("U-NO-ARRANGEMENT", {"requirement": trial.case.requirement.id}))
