"""What an event takes along is found; what does nothing is not praised for it."""

from __future__ import annotations

import pytest

from conformance.cases.ground.expected import expected
from conformance.cases.sent import CallRecorder
from conformance.catalog.load import domains, load
from conformance.checks.events.beside import groups_beside
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import Behaviour, correct
from conformance.reference.mutants import all_mutants, mutant
from conformance.surfaces.twinned import twin_of
from tests.packages.served import session

FAULTS = (
    "event-certification-settles-other-claims",
    "event-loss-withdraws-certification",
    "event-transfer-returns-payments",
    "event-correction-takes-other-years",
    "event-abolition-releases-holds",
)


class Idle(Behaviour):
    """Accepts an event and does nothing of what it entails."""

    def effect(self, key):
        del key
        return False


def _case(spec, requirement_id):
    (requirement,) = (r for r in requirements(spec) if r.id == requirement_id)
    (case,) = (c for c in cases_of(spec, requirement) if c.check == "event/spares")
    return case


@pytest.mark.parametrize("key", FAULTS)
def test_what_an_event_takes_along_is_found_by_the_events_own_requirement(key):
    fault = mutant(key)
    assert key in all_mutants()
    spec = load(fault.requirement.split("/")[0])
    with session(fault.conduct(), spec.domain) as opened:
        outcome = opened.execute(_case(spec, fault.requirement))
    assert outcome.verdict == "fail"
    assert outcome.finding.code == "F-EVENT-BESIDE"


def test_of_a_package_that_does_nothing_nothing_is_told():
    spec, idle = load("resident_register"), Idle()
    conduct = lambda at: idle if "/event/" in at else Behaviour()  # noqa: E731 - said once
    with session(conduct, spec.domain) as opened:
        outcome = opened.execute(_case(spec, "resident_register/event/my-number-designation"))
    assert outcome.verdict == "untested"
    assert outcome.cause.code == "U-EVENT-UNTRACED"


def test_every_event_of_a_person_with_other_registers_has_the_case_and_no_text_says_it():
    for spec in map(load, domains()):
        for event in spec.events.values():
            if groups_beside(spec, event):
                case = _case(spec, f"{spec.domain}/event/{event.key}")
                assert expected(spec, case).ground == "reconstructed"


def test_groups_that_the_event_writes_to_are_not_beside_it():
    spec = load("child_allowance")
    beside = groups_beside(spec, spec.events["certification"])
    assert "payments" in beside
    assert not {"claims", "recipients"} & set(beside)


class Blind(CallRecorder):
    """A package that says nothing of one group when it is asked."""

    def twin(self):
        return Blind(twin_of(self.package))

    def query(self, domain, group, where):
        found = super().query(domain, group, where)
        return () if group == "payments" else found


def test_a_record_that_was_not_seen_before_the_event_is_said_and_is_no_pass():
    spec = load("child_allowance")
    with session(correct, spec.domain) as opened:
        case = _case(spec, "child_allowance/event/certification")
        assert opened.execute(case).verdict == "pass"
        opened._interface = Blind(opened.interface)
        outcome = opened.execute(case)
    assert outcome.verdict == "untested"
    assert outcome.cause.code == "U-EVENT-BESIDE-UNSEEN"
    assert "payments" in outcome.cause.en
