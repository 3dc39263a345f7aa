from __future__ import annotations

import fnmatch
from typing import TYPE_CHECKING

import pytest

from conformance.catalog.load import domains, load
from conformance.errors import UsageError
from conformance.reference.behaviour import CORRECT, correct
from conformance.reference.mutants import all_mutants, conduct_of, form_mutants, mutant
from conformance.reference.mutants.faults import moves, rule
from conformance.reference.mutants.faults.refusals import Wipes

if TYPE_CHECKING:
    from conformance.reference.mutants.model import Mutant

KINDS = {
    "function": "functions",
    "event": "events",
    "form": "forms",
    "record": "records",
    "rule": "rules",
    "linkage": "linkages",
    "invariant": "invariants",
    "api": "apis",
}


@pytest.mark.parametrize("one", all_mutants().values(), ids=lambda m: m.key)
def test_a_mutant_breaks_a_requirement_of_the_catalogue(one: Mutant) -> None:
    for place in {one.requirement, one.at or one.requirement} - {"oauth"}:
        domain, _, rest = place.partition("/")
        if rest == "*":  # a fault of all that a domain does
            assert domain in domains()
            continue
        kind, key = rest.split("/")
        assert fnmatch.filter(getattr(load(domain), KINDS[kind]), key)


@pytest.mark.parametrize("one", all_mutants().values(), ids=lambda m: m.key)
def test_a_fault_names_inputs_and_outputs_that_its_rule_has(one: Mutant) -> None:
    place = one.at or one.requirement
    if "/rule/" not in place:
        return
    domain, _, key = place.split("/")
    known = load(domain).rules[key]
    within = getattr(one.fault, "within", None)
    if isinstance(one.fault, moves.InputMovedOn | moves.InputSetOn | moves.YearIgnored):
        assert {within or one.fault.of, within or one.fault.input or one.fault.of} <= {
            *known.inputs
        }
        if within:
            return  # the rest names parts of a member of that list
    elif isinstance(one.fault, rule.InputShifted | rule.InputReplaced | rule.InputRespelled):
        assert (within or one.fault.input) in known.inputs
    elif not isinstance(one.fault, rule.ParametersStale | Wipes):
        assert one.fault.output in known.output  # type: ignore[union-attr]  # all other rule faults have it
    assert set(getattr(one.fault, "when", {})) <= set(known.inputs)
    assert set(getattr(one.fault, "when_output", {})) <= set(known.output)


@pytest.mark.parametrize("domain", ["child_allowance", "resident_register"])
def test_the_two_domains_worked_out_first_have_many_mutants(domain: str) -> None:
    broken = {m.requirement for m in all_mutants().values() if m.requirement.startswith(domain)}
    assert len(broken) >= 14


def test_a_mutant_is_faulty_at_one_place_only() -> None:
    one = mutant("child-allowance-sixteenth-day")
    conduct = one.conduct()
    assert conduct(one.requirement) is one.fault
    assert conduct("child_allowance/rule/monthly-amount") is CORRECT


def test_a_place_may_be_a_pattern() -> None:
    one = mutant("seal-registration-forms-last-day")
    conduct = one.conduct()
    assert conduct("seal_registration/form/seal-certificate") is one.fault
    assert conduct("seal_registration/function/search-basic") is CORRECT
    assert conduct("light_vehicle_tax/form/seal-certificate") is CORRECT


def test_no_key_means_the_correct_package() -> None:
    assert conduct_of(None) is correct


def test_an_unknown_key_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(UsageError, match="child-allowance-sixteenth-day"):
        mutant("child-allowance-sixteenth-dag")


@pytest.mark.parametrize("domain", domains())
def test_every_rule_of_a_domain_with_mutants_is_broken_by_one(domain: str) -> None:
    broken = _broken(domain)
    if not broken:
        pytest.skip(f"{domain} has no mutants yet")
    rules = {f"{domain}/rule/{key}" for key in load(domain).rules}
    assert sorted(rules - broken) == []


def test_at_most_one_domain_has_no_mutants_yet() -> None:
    assert len([domain for domain in domains() if not _broken(domain)]) <= 1


def _broken(domain: str) -> set[str]:
    """Return the requirements of a domain that mutants of its own break."""
    named = {m.requirement for key, m in all_mutants().items() if key not in form_mutants()}
    return {requirement for requirement in named if requirement.split("/")[0] == domain}
