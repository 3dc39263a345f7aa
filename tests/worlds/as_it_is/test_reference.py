"""The sample package with capabilities switched off, in a database in which others stand.

Every case passes as before or is untested for a named cause; none fails; seeded faults are found.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conformance.reference.behaviour import correct
from conformance.reference.catalogue import LoadedCatalogue
from conformance.reference.mutants import all_mutants
from conformance.results.evidence import finding_model, mask_of
from conformance.surfaces.capabilities import Capabilities
from conformance.surfaces.known_words import ShowableWords
from conformance.worlds.town.town import Town
from tests.worlds.as_it_is.others import planned, profile_with, session, specifications, tried

DAY = date(2026, 11, 21)
PROFILE = Path(__file__).parents[3] / "vendor_profiles" / "reference.yaml"
CHILD, RESIDENT = "child_allowance", "resident_register"
SHARED = Capabilities(reset=False, business_date="today")
BARE = Capabilities(reset=False, business_date="today", without=("load",))
CAUSES = {
    "U-IN-PART",
    "U-NO-BUSINESS-DATE",
    "U-NO-CALL",
    "U-NO-IDENTITY",
    "U-NO-LOAD",
    "U-NO-SHARED-BATCH",
    "U-ONE-BY-ONE",
}


def others(profile):
    return Town(LoadedCatalogue(specifications(profile).values()), 99, DAY).rows()


def outcomes(offered, domain, *domains, every=1, conduct=correct, wanted="", nonce="one"):
    profile = profile_with(PROFILE, offered, *domains)
    plan = [
        p
        for p in planned(profile, DAY)
        if p.case.requirement.domain == domain and p.case.requirement.id.startswith(wanted)
    ]
    with session(profile, DAY, conduct=conduct, others=others(profile), nonce=nonce) as opened:
        return tried(opened, plan[::every])


def hold_passed_or_untested(found, at_least):
    wrong = {i: o for i, o in found.items() if o.verdict not in {"pass", "untested"}}
    assert {o.verdict for o in wrong.values()} <= {"not_applicable"}, wrong
    causes = {o.cause.code for o in found.values() if o.verdict == "untested"}
    assert causes <= CAUSES
    assert causes
    passed = sum(o.verdict == "pass" for o in found.values())
    assert passed >= at_least * len(found)


@pytest.mark.whole
def test_child_allowance_whole_without_load_on_a_shared_database_today():
    hold_passed_or_untested(outcomes(BARE, CHILD, CHILD), at_least=0.8)


@pytest.mark.whole
def test_child_allowance_on_a_shared_database_today():
    hold_passed_or_untested(outcomes(SHARED, CHILD, every=4), at_least=0.9)


@pytest.mark.whole
def test_a_part_of_the_resident_register_on_a_shared_database_today():
    hold_passed_or_untested(outcomes(SHARED, RESIDENT, every=24), at_least=0.5)


@pytest.mark.parametrize(
    ("key", "offered"),
    [
        ("child-allowance-sixteenth-day", BARE),
        ("child-allowance-claim-without-claimant", BARE),
        ("child-allowance-payee-twice", BARE),
        ("child-allowance-search-ignores-birth-date", SHARED),
        ("child-allowance-cessation-notice-leaks", SHARED),
        ("child-allowance-past-overwritten", SHARED),
        ("child-allowance-payments-export-incomplete", SHARED),
        ("child-allowance-address-shown-to-other-department", SHARED),
    ],
)
def test_a_seeded_fault_is_found_all_the_same(key, offered):
    mutant = all_mutants()[key]
    found = outcomes(offered, CHILD, CHILD, conduct=mutant.conduct(), wanted=mutant.requirement)
    failed = [i for i, o in found.items() if o.verdict == "fail"]
    assert failed
    assert all(i.startswith(mutant.requirement) for i in failed)
    assert not any(o.verdict == "harness_error" for o in found.values())


def test_a_second_run_in_the_same_database_meets_nobody_of_the_first():
    profile = profile_with(PROFILE, SHARED, CHILD)
    wanted = f"{CHILD}/function/register-"
    plan = [p for p in planned(profile, DAY) if p.case.requirement.id.startswith(wanted)]
    with session(profile, DAY, others=others(profile), nonce="first") as opened:
        first = tried(opened, plan)
        opened.nonce = "second"
        second = tried(opened, plan)
        again = tried(opened, plan)
    assert [o.verdict for o in first.values()] == [o.verdict for o in second.values()]
    assert "pass" in {o.verdict for o in second.values()}
    assert "pass" in {o.verdict for o in first.values()}
    assert [o.verdict for o in again.values()] != [o.verdict for o in second.values()]


def evidence(nonce):
    mutant = all_mutants()["child-allowance-claim-without-claimant"]
    found = outcomes(
        SHARED, CHILD, CHILD, conduct=mutant.conduct(), wanted=mutant.requirement, nonce=nonce
    )
    failed = {i: (o.finding, o.sent) for i, o in found.items() if o.finding}
    masks = {i: mask_of(*one, ShowableWords()) for i, one in failed.items()}
    return {i: finding_model(f, masks[i]).model_dump_json() for i, (f, _) in failed.items()}


def test_evidence_is_the_same_for_the_same_nonce_and_differs_in_identities_for_another():
    first = evidence("one")
    assert first
    assert first == evidence("one")
    other = evidence("two")
    assert first.keys() == other.keys()
    assert first != other
