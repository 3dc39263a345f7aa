"""What a rule is given when a function runs, and what it gives for the row to be stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from conformance.catalog.models.derive import BusinessDate, Const
from conformance.catalog.models.guards import RuleGuard
from conformance.contract.oracles import GivenError, OutOfScopeError, derive, explained

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from conformance.catalog.models.derive import Binding
    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.operations import Create, Update
    from conformance.findings import Explanation, Json
    from conformance.population.rows import Row


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule whose inputs are bound to a function's inputs."""

    rule: str
    given: Mapping[str, Binding]


@dataclass(frozen=True, slots=True)
class Derivation:
    """What rules give for items of a row, and how it follows."""

    values: Row
    steps: Mapping[str, tuple[Explanation, ...]]


def bound_rules(operation: Create | Update) -> list[BoundRule]:
    """Return the rules an operation derives items from or is guarded by."""
    rules = [BoundRule(d.rule, d.given) for d in operation.derives.values()]
    return rules + [
        BoundRule(g.rule, g.given) for g in operation.guards if isinstance(g, RuleGuard)
    ]


def rule_given(bound: BoundRule, inputs: Mapping[str, Json], day: date) -> dict[str, Json]:
    """Return the facts a rule is given from a request on a business date."""
    return {name: _bind(binding, inputs, day) for name, binding in bound.given.items()}


def output_of(
    spec: Specification, bound: BoundRule, row: Mapping[str, Json], day: date
) -> Mapping[str, Json] | None:
    """Return what a rule gives for a row on a business date; None where it is silent."""
    try:
        return derive(spec, bound.rule, rule_given(bound, row, day)).as_json()
    except (GivenError, OutOfScopeError):
        return None


def derivations(
    spec: Specification, operation: Create | Update, row: Mapping[str, Json], day: date
) -> Derivation | None:
    """Return what the rules give for a row on a business date; None where they are silent."""
    values: Row = {}
    steps: dict[str, tuple[Explanation, ...]] = {}
    for item, needed in operation.derives.items():
        given = rule_given(BoundRule(needed.rule, needed.given), row, day)
        try:
            found = derive(spec, needed.rule, given)
        except (GivenError, OutOfScopeError):
            return None
        values[item] = found.as_json().get(needed.output)
        steps[item] = explained(found)
    return Derivation(values, steps)


def _bind(binding: Binding, inputs: Mapping[str, Json], day: date) -> Json:
    if isinstance(binding, Const):
        fixed = binding.const
        return cast("Json", list(fixed) if isinstance(fixed, tuple) else fixed)
    return day.isoformat() if isinstance(binding, BusinessDate) else inputs.get(binding)
