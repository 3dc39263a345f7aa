"""Faults are derived from the catalogue: enough, of every operator, none twice, none of nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import domains, load
from conformance.errors import UsageError
from conformance.reference.behaviour import CORRECT
from conformance.reference.mutants import all_mutants, mutant
from conformance.reference.mutants.derived import derived_mutant, derived_mutants
from conformance.reference.mutants.operators import OPERATORS, WORDS

if TYPE_CHECKING:
    from conformance.reference.mutants import Mutant

EVERY = [one for domain in domains() for one in derived_mutants(domain).values()]
KINDS = {
    "function": "functions",
    "event": "events",
    "form": "forms",
    "record": "records",
    "rule": "rules",
    "linkage": "linkages",
    "invariant": "invariants",
}


def _what(one: Mutant) -> tuple[str, str, str]:
    return one.requirement, one.at or one.requirement, one.fault.model_dump_json()


def test_there_are_more_than_four_thousand_with_those_written_down() -> None:
    assert len(EVERY) + len(all_mutants()) >= 4000
    assert {one.requirement.split("/")[0] for one in EVERY} == set(domains())


def test_every_operator_derives_some_and_has_words() -> None:
    assert {one.operator for one in EVERY} == set(OPERATORS) == set(WORDS)


def test_none_is_there_twice_nor_written_down_already() -> None:
    assert [key for key, count in Counter(one.key for one in EVERY).items() if count > 1] == []
    assert {one.key for one in EVERY} & set(all_mutants()) == set()
    assert {_what(one) for one in EVERY} & {_what(one) for one in all_mutants().values()} == set()


@pytest.mark.parametrize("domain", domains())
def test_each_breaks_a_requirement_of_the_catalogue_at_a_place_of_it(domain: str) -> None:
    spec = load(domain)
    for one in derived_mutants(domain).values():
        for place in {one.requirement, one.at or one.requirement}:
            named, kind, key = place.split("/")
            assert named == domain
            assert key in getattr(spec, KINDS[kind]), one.key
        assert one.conduct()(one.at or one.requirement) is one.fault
        assert one.conduct()("elsewhere/function/x") is CORRECT


def test_a_derived_fault_is_known_by_its_key_as_one_written_down() -> None:
    one = EVERY[0]
    assert mutant(one.key) is one
    assert derived_mutant("child-allowance--function-none--dropped") is None
    assert derived_mutant("nowhere--function-none--dropped") is None
    with pytest.raises(UsageError):
        mutant("child-allowance--function-none--dropped")


def test_a_guard_of_another_system_s_numbers_is_none_that_can_be_left_out() -> None:
    """What nobody can tell here is no fault: the other system is not under test."""
    for one in EVERY:
        if getattr(one.fault, "guard", None) != "reference":
            continue
        domain, _, key = one.requirement.split("/")
        spec = load(domain)
        ref = spec.records[spec.functions[key].operation.record].item(one.fault.on).ref
        assert ref.domain == domain
