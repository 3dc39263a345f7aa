"""The oracles bound to the catalogue's parameters: what a rule gives for given facts."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.catalog.switches import as_read, rule_parameters
from conformance.findings import Explanation
from conformance.rules.core import GivenError, OutOfScopeError
from conformance.rules.registry import load_domain, parameters_from

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.rules.core import Derived, Parameters, RegisteredRule

__all__ = [
    "GivenError",
    "OutOfScopeError",
    "as_read",
    "derive",
    "explained",
    "oracle",
    "parameters",
]


def oracle(spec: Specification, rule: str) -> RegisteredRule[object, object]:
    """Return the registered rule (`KeyError` when the domain has no oracle of that key)."""
    return load_domain(spec.domain)[rule]


@lru_cache(maxsize=4096)
def _parameters(digest: str, rule: str, spec: _Hashed) -> Parameters:
    del digest
    return parameters_from(rule_parameters(spec.value, rule))


class _Hashed:
    """A specification as a cache key: those of one digest and one choice of readings are alike."""

    def __init__(self, value: Specification) -> None:
        self.value = value

    def __hash__(self) -> int:
        return hash((self.value.domain, self.value.digest, *sorted(self.value.switches.items())))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashed) and hash(self) == hash(other)


def parameters(spec: Specification, rule: str) -> Parameters:
    """Return the rule's dated parameters as the catalogue and the readings in force state them."""
    return _parameters(spec.digest, rule, _Hashed(spec))


def derive(spec: Specification, rule: str, given: Mapping[str, Json]) -> Derived[object]:
    """Return what the rule gives by the readings in force (`GivenError`, `OutOfScopeError`)."""
    return oracle(spec, rule).derive(as_read(spec, rule, given), parameters(spec, rule))


def gives_none(spec: Specification, rule: str, given: Mapping[str, Json], output: str) -> bool:
    """Return whether the rule gives an output no value: a package then need not name it."""
    try:
        return derive(spec, rule, given).as_json().get(output) is None
    except ValueError:  # among them GivenError and OutOfScopeError: the rule says nothing
        return False


def explained(derived: Derived[object]) -> tuple[Explanation, ...]:
    """Return the derivation as explanations for a finding."""
    return tuple(Explanation(step.ja, step.en, step.law) for step in derived.steps)
