"""A refused request leaves nothing in a group that it has nothing to do with, either."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conformance.cases.elsewhere import filed, place_elsewhere
from conformance.cases.trial import Trial
from conformance.catalog.load import load
from conformance.catalog.models.operations import Cancel, Create, Update
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import CORRECT
from tests.packages.adversaries import Elsewhere
from tests.packages.served import DAY, profile, session

DOMAIN, OTHER = "seal_registration", "common_functions"
SPEC = load(DOMAIN)
FILED = {
    one.operation.record
    for one in SPEC.functions.values()
    if isinstance(one.operation, (Create, Update, Cancel))
}
REJECTING = [
    case
    for requirement in requirements(SPEC)
    for case in cases_of(SPEC, requirement)
    if case.check.startswith(("create/", "update/", "cancel/")) and case.polarity == "reject"
    if not case.id.endswith("-at-once")  # of two at once one is accepted, and may write elsewhere
]


def _trial(case, seed=1, scope=""):
    return Trial(case, SPEC, {DOMAIN: SPEC}.get, None, profile(), DAY, seed, scope=scope)


def _verdicts(cases, behind=None):
    with session(lambda _at: CORRECT, DOMAIN, behind=behind) as opened:
        done = {case.id: opened.execute(case) for case in cases}
    return {k: (one.verdict, one.finding and one.finding.code) for k, one in done.items()}


def test_a_refusal_that_writes_elsewhere_is_found_by_every_case():
    some = REJECTING[::9]
    assert len(some) > 5
    assert set(_verdicts(some, Elsewhere).values()) == {("fail", "F-STORED-ANYWAY")}
    assert {verdict for verdict, _ in _verdicts(some).values()} == {"pass"}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_cases_of_a_domain_look_at_every_group(seed):
    own = [SPEC.functions[case.requirement.key].operation.record for case in REJECTING]
    cases = zip(REJECTING, own, strict=True)
    places = {place_elsewhere(_trial(case, seed), {record}) for case, record in cases}
    assert places == {(DOMAIN, group) for group in FILED}


@pytest.mark.parametrize("seed", [1, 2])
def test_some_cases_look_at_another_domain_of_the_product(seed):
    specs = {DOMAIN: SPEC, OTHER: load(OTHER)}
    trials = [replace(_trial(case, seed), specification=specs.get) for case in REJECTING]
    places = [place_elsewhere(trial, {"x"}) for trial in trials]
    abroad = [group for domain, group in places if domain == OTHER]
    assert len(REJECTING) / 8 < len(abroad) < len(REJECTING) / 2
    assert set(abroad) <= filed(specs[OTHER])


def test_a_refusal_that_writes_in_another_domain_is_found():
    with session(
        lambda _at: CORRECT, DOMAIN, behind=lambda app, _: Elsewhere(app, DOMAIN, OTHER)
    ) as opened:
        opened.specs = {DOMAIN: SPEC, OTHER: load(OTHER)}
        done = [opened.execute(case) for case in REJECTING[:24]]
    found = [one.finding for one in done if one.finding is not None]
    assert {one.code for one in found} == {"F-STORED-ANYWAY"}
    assert any(one.where.startswith(f"{OTHER}/records/") for one in found)


def test_nothing_is_read_whole_where_others_live():
    assert place_elsewhere(_trial(REJECTING[0], scope="run/"), {"x"}) is None


def test_of_what_writes_nothing_some_cases_are_looked_after():
    places = [place_elsewhere(_trial(case), {}) for case in REJECTING]
    assert len(REJECTING) / 8 < sum(one is not None for one in places) < len(REJECTING) / 2
