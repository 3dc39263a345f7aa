"""Faults derived from the catalogue: operator × requirement, none written by hand.

A fault is a behaviour that breaks its requirement for certain: where what the operator breaks is
not asked (no item to lose, no history to keep, a number of another system), it derives none. What
somebody wrote down already is not derived again.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from conformance.catalog.load import domains, load
from conformance.reference.mutants import all_mutants
from conformance.reference.mutants.derived.derive import of_specification
from conformance.reference.mutants.operators import OPERATORS, WORDS, Operator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.reference.mutants.model import Mutant

__all__ = ["OPERATORS", "WORDS", "Operator", "derived_mutant", "derived_mutants"]


@cache
def derived_mutants(domain: str) -> Mapping[str, Mutant]:
    """Return the derived faults of a domain by key, in the order of its catalogue."""
    known = {_what(one) for one in all_mutants().values()}
    found = (one for one in of_specification(load(domain)) if _what(one) not in known)
    return {one.key: one for one in found}


def _what(one: Mutant) -> tuple[str, str, str]:
    """Return what a fault breaks, where and how, whoever thought it out."""
    return one.requirement, one.at or one.requirement, one.fault.model_dump_json()


def derived_mutant(key: str) -> Mutant | None:
    """Return a derived fault; None when no domain has it."""
    stem, mark, _ = key.partition("--")
    domain = stem.replace("-", "_")
    return derived_mutants(domain).get(key) if mark and domain in domains() else None
