"""Inputs of a rule whose change changes nothing, whichever of the facts asked it is changed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.contract.oracles import derive
from conformance.rules.core import GivenError, OutOfScopeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.models.domain import Specification
    from conformance.findings import Json
    from conformance.rule_mutants.further import KnownAnswer

_VALUES = 8  # of one input that are put in the place of another


def idle_inputs(spec: Specification, rule: str, asked: Sequence[KnownAnswer]) -> list[str]:
    """Return the inputs that decide nothing in the facts of every run.

    Each value that one of the facts has is put into the others; where neither another result nor a
    refusal ever comes of it, the input is idle: a package that does not look at it would pass.
    """
    return [name for name in spec.rules[rule].inputs if not _decides(spec, rule, name, asked)]


def _decides(spec: Specification, rule: str, name: str, asked: Sequence[KnownAnswer]) -> bool:
    values = _values(name, asked)
    return any(
        _outcome(spec, rule, {**one.facts, name: value}) != one.output
        for one in asked
        for value in values
        if value != one.facts.get(name)
    ) or any(
        _outcome(spec, rule, {k: v for k, v in one.facts.items() if k != name}) != one.output
        for one in asked
        if name in one.facts
    )


def _values(name: str, asked: Sequence[KnownAnswer]) -> list[Json]:
    """Return some values of an input, each once, from the first to the last in their order."""
    found = {repr(one.facts[name]): one.facts[name] for one in asked if name in one.facts}
    ordered = [found[text] for text in sorted(found)]
    step = max(1, len(ordered) // _VALUES)
    return ordered[::step]


def _outcome(spec: Specification, rule: str, facts: dict[str, Json]) -> object:
    """Return what the rule gives; the refusal where it gives nothing."""
    try:
        return derive(spec, rule, facts).output
    except (GivenError, OutOfScopeError) as error:
        return type(error)
