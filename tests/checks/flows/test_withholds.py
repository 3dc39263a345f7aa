"""A certificate of another domain stops with the event, however the domains tell each other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conformance.surfaces.capabilities import Capabilities
from tests.checks.flows.test_reaches import Between, judged
from tests.worlds.as_it_is.others import planned, profile_with, session

DAY = date(2026, 11, 21)
PROFILE = Path(__file__).parents[3] / "vendor_profiles" / "reference.yaml"
RESIDENTS, SEAL = "resident_register", "seal_registration"
CASES = [
    f"{SEAL}/linkage/resident-to-seal/{event}-withholds-certificate"
    for event in ("move-out", "death")
]


class IssuesOnceAndForAll(Between):
    """Issues again what it has issued before."""

    def issue(self, domain, form, body):
        self.issued = getattr(self, "issued", None) or self.package.issue(domain, form, body)
        return self.issued


@pytest.fixture(scope="module")
def opened():
    with session(profile_with(PROFILE, Capabilities(), RESIDENTS, SEAL), DAY) as found:
        yield found


@pytest.mark.parametrize("case", CASES)
def test_the_certificate_stops_once_the_linkage_was_carried(opened, case):
    assert judged(opened, case)[0].verdict == "pass"


def test_a_register_that_goes_on_issuing_is_found(opened):
    outcome, _ = judged(opened, CASES[0], IssuesOnceAndForAll)
    assert (outcome.verdict, outcome.finding.code) == ("fail", "F-EVENT-ISSUED")


def test_it_is_tried_without_a_linkage_too_and_not_without_the_other_domain():
    inside = profile_with(PROFILE, Capabilities(without=("link",)), RESIDENTS, SEAL)
    assert {p.verdict for p in planned(inside, DAY) if p.case.id in CASES} == {None}
    alone = profile_with(PROFILE, Capabilities(), SEAL)
    assert None not in {p.verdict for p in planned(alone, DAY) if p.case.id in CASES}
