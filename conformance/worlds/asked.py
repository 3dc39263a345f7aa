"""The facts by which a rule is asked in a run: those always tried, and those drawn."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, cast

from conformance.catalog.asked import asked_facts
from conformance.catalog.worked import meets, plain, worked
from conformance.contract.oracles import GivenError, OutOfScopeError, derive, oracle
from conformance.population.code_facts import code_facts, stated_codes
from conformance.population.edges import change_days
from conformance.population.facts import edge_facts, facts_for, law_facts, leap_facts
from conformance.population.once import once_per_object
from conformance.worlds.shown_orders import is_order_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hypothesis.strategies import SearchStrategy

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.requirements import Rule
    from conformance.findings import Json
    from conformance.rules.core import Derived
    from conformance.surfaces.profile import Profile

    Facts = dict[str, Json]

ALL: Final[Mapping[str, object]] = MappingProxyType({})
"""No restriction: every fact of a rule."""


def examples_of(spec: Specification, rule: str, where: Mapping[str, object] = ALL) -> list[Facts]:
    """Return the facts of the worked examples that hold the values of `where`."""
    return [cast("Facts", facts) for facts in worked(spec.rules[rule], where)]


def decided(spec: Specification, rule: str, facts: Mapping[str, Json]) -> Derived[object] | None:
    """Return what the rule derives of these facts; None where it does not, or nobody asks them."""
    if not (is_filled(spec, rule, facts) and is_order_shown(spec, rule, facts)):
        return None
    try:
        return derive(spec, rule, facts)
    except (GivenError, OutOfScopeError):
        return None


def beyond(profile: Profile, domain: str, rule: str, facts: Mapping[str, Json]) -> str | None:
    """Return the input by which a question lies beyond what the package answers for."""
    api = profile.surfaces.api
    limits = api.capabilities.limits.get(f"{domain}/{rule}", {}) if api else {}
    outside = (name for name, one in limits.items() if not one.admits(facts.get(name)))
    return next(outside, None)


def is_filled(spec: Specification, rule: str, facts: Mapping[str, Json]) -> bool:
    """Say whether no list is empty that is never empty in the worked examples.

    A payee without a child is none: nobody asks what they are paid.
    """
    empty = [name for name, value in facts.items() if value == []]
    return all(
        any(example.given.get(name) in ([], ()) for example in spec.rules[rule].examples)
        for name in empty
    )


def first_facts(
    spec: Specification,
    rule: str,
    where: Mapping[str, object] = ALL,
    more: Iterable[Facts] = (),
) -> list[Facts]:
    """Return the facts that are tried in any case.

    `more`, those of the catalogue's `facts.yaml`, moved days, leap days, days of changes of law,
    codes.
    """
    examples = examples_of(spec, rule, where)
    changes = change_days(spec.rules[rule])
    codes = stated_codes(spec, rule)
    unasked = code_facts(codes, examples, lambda facts: decided(spec, rule, facts))
    stated = cast("Sequence[Facts]", asked_facts(spec).get(rule, ()))
    moved = (*edge_facts(examples), *leap_facts(examples), *law_facts(examples, changes))
    return [facts for facts in (*more, *stated, *moved, *unasked) if meets(facts, where)]


def drawn_facts(
    spec: Specification, rule: str, where: Mapping[str, object] = ALL
) -> SearchStrategy[Facts]:
    """Return the strategy of a rule's facts that hold the values of `where`; made once."""
    kept, key = _strategies(spec.rules[rule]), repr(sorted(where.items()))
    if key not in kept:
        fixed = {name: cast("Json", plain(value)) for name, value in where.items()}
        examples = examples_of(spec, rule, where)
        made = facts_for(oracle(spec, rule), examples, stated_codes(spec, rule))
        kept[key] = made.map(lambda facts: {**facts, **fixed})
    return kept[key]


@once_per_object
def _strategies(_rule: Rule) -> dict[str, SearchStrategy[Facts]]:
    return {}
