"""Rules applied by the package: parameters of the catalogue, errors as reasons to refuse."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, cast

from pydantic import ValidationError

from conformance.catalog.switches import as_read, rule_parameters
from conformance.reference.refusals import RefusalError, RefusalReason, refuse, refuse_any
from conformance.rules.core import GivenError, OutOfScopeError
from conformance.rules.registry import load_domain, parameters_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.reference.behaviour import Conduct
    from conformance.rules.core import RegisteredRule


def apply(spec: Specification, key: str, given: Mapping[str, Json], conduct: Conduct) -> Row:
    """Return what a rule gives; `RefusalError` E0001, E0002, E0004, or C0405 without the rule."""
    if key not in spec.rules or key not in _rules(spec.domain):
        raise refuse("C0405")
    rule, behaviour = _rules(spec.domain)[key], conduct(f"{spec.domain}/rule/{key}")
    read = as_read(spec, key, given)
    refuse_any(RefusalReason("E0001", name) for name in _needed(rule) if name not in read)
    entries = behaviour.rule_parameters(rule_parameters(spec, key))
    facts = behaviour.rule_given(read)
    try:
        output = rule.derive(facts, parameters_from(entries)).as_json()
    except GivenError as error:
        raise refuse("E0002", _item(error)) from error
    except OutOfScopeError as error:
        raise refuse("E0004") from error
    return behaviour.rule_output(dict(given), output)


def derive(spec: Specification, key: str, given: Mapping[str, Json], conduct: Conduct) -> Row:
    """Return what a rule gives for a function; whatever it cannot decide contradicts it (E0004)."""
    try:
        return apply(spec, key, given, conduct)
    except RefusalError as error:
        if error.reasons[0].code == "C0405":
            raise
        raise refuse("E0004") from error


def offered(domain: str) -> frozenset[str]:
    """Return the keys of the rules the package can apply."""
    return frozenset(_rules(domain))


@cache
def _rules(domain: str) -> Mapping[str, RegisteredRule[object, object]]:
    return load_domain(domain)


def _needed(rule: RegisteredRule[object, object]) -> list[str]:
    fields = dataclasses.fields(cast("type[_Given]", rule.given_type))
    unset = dataclasses.MISSING
    return [f.name for f in fields if f.default is unset and f.default_factory is unset]


@dataclasses.dataclass
class _Given:
    """The shape every rule's given has: a dataclass."""


def _item(error: GivenError) -> str | None:
    """Return the input a rule could not read."""
    cause = error.__cause__
    if not isinstance(cause, ValidationError):
        return None
    where = cause.errors(include_url=False)[0]["loc"]
    return str(where[0]) if where else None
