"""An oracle that takes one coded value of an input for another: a code read as its neighbour."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

from conformance.population.code_facts import stated_codes
from conformance.rule_mutants.variants import Variant

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.rule_mutants.anew import AnyOracle
    from conformance.rules.core import Parameters, Why


def exchanged(
    spec: Specification, rule: str, right: AnyOracle, law: Parameters
) -> Iterator[Variant]:
    """Yield the right oracle of a rule, told another code of the same input than there stands."""
    for name, codes in stated_codes(spec, rule).items():
        for value, other in permutations(codes, 2):
            what = f"{value} taken for {other}"
            yield Variant(f"input {name}", what, _told(right, name, value, other), law)


def _told(right: AnyOracle, name: str, value: str, other: str) -> AnyOracle:
    """Return the oracle for which `value` of an input, or of its list, is `other`."""

    def wrong(given: object, law: Parameters, why: Why) -> object:
        stands = getattr(given, name, None)
        listed = stands if isinstance(stands, tuple) else (stands,)
        if value not in listed:
            return right(given, law, why)
        told = tuple(other if one == value else one for one in listed)
        changed = {name: told if isinstance(stands, tuple) else told[0]}
        return right(replace(given, **changed), law, why)  # type: ignore[type-var]  # facts are a dataclass

    return wrong
