"""Death, moving out, cancelling, claims, changes of amount and losses done wrong in twenty ways.

Each is found by the event's own requirement; a package that does them right is green there.
"""

from __future__ import annotations

import pytest

from conformance.catalog.load import load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants import mutant
from tests.packages.served import session

FOUND = {
    "event-death-record-left-open": "closes-resident-record",
    "event-death-no-history": "adds-history",
    "event-death-head-stays": "replaces-head",
    "event-death-member-counted": "leaves-household",
    "event-death-copy-issued": "withholds-resident-copy",
    "event-death-not-sent": "tells-election-roll",
    "event-death-erased-twice": "rejects-already-erased",
    "event-death-cancelled-without-household": "cancelling-restores",
    "event-death-cancelled-on-paper": "cancelling-restores",
    "event-move-out-record-left-open": "closes-resident-record",
    "event-move-out-no-history": "adds-history",
    "event-move-out-head-stays": "replaces-head",
    "event-increase-first-claim": "adds-claim",
    "event-increase-of-ceased": "rejects-not-entitled",
    "event-certification-claim-open": "settles-claim",
    "event-certification-not-sent": "tells-information-network",
    "event-decrease-ends-entitlement": "keeps-entitlement",
    "event-decrease-drops-all-children": "keeps-child",
    "event-cessation-entitlement-open": "closes-entitlement",
    "event-loss-status-open": "closes-qualification",
    "event-loss-certificate-issued": "withholds-certificate",
    "event-companion-unprotected": "hides-companion",
    "event-measure-not-on-copies": "hides-whereabouts",
    "event-loss-not-sent": "tells-aggregation",
}


def ended(conduct, requirement_id):
    """Return the verdicts of an event's own cases, by the last part of their ids."""
    spec = load(requirement_id.split("/")[0])
    (requirement,) = (r for r in requirements(spec) if r.id == requirement_id)
    cases = [case for case in cases_of(spec, requirement) if case.surface == "api"]
    with session(conduct, spec.domain) as opened:
        return {case.id.rsplit("/", 1)[1]: opened.execute(case).verdict for case in cases}


def test_there_are_twenty_ways():
    assert len(FOUND) >= 20


@pytest.mark.parametrize("key", FOUND)
def test_an_event_done_wrong_is_found_by_its_own_requirement(key):
    fault = mutant(key)
    found = [n for n, v in ended(fault.conduct(), fault.requirement).items() if v == "fail"]
    assert FOUND[key] in found


@pytest.mark.parametrize("event", sorted({mutant(key).requirement for key in FOUND}))
def test_an_event_done_right_is_green(event):
    assert "/event/" in event
    assert set(ended(correct, event).values()) == {"pass"}
