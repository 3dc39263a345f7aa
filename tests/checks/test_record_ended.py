"""A row that a newer one follows is held with its end: the newest has none to be read back."""

from __future__ import annotations

import pytest

from conformance.catalog.load import domains, load
from conformance.planning.generate import cases_of, requirements
from conformance.reference.behaviour import correct
from conformance.reference.mutants.derived import derived_mutants
from conformance.reference.strict import StrictPackage
from tests.packages.served import session


def _cases(domain):
    spec = load(domain)
    found = (c for r in requirements(spec) for c in cases_of(spec, r))
    return [case for case in found if case.check == "record/ended"]


def _tried(domain, conduct, case, **more):
    with session(conduct, domain, **more) as opened:
        opened.specs = {name: load(name) for name in domains()}
        return opened.execute(case).verdict


DATED = ["child_allowance", "electoral_roll", "national_health_insurance", "school_enrollment"]
each = pytest.mark.parametrize("domain", DATED)


def test_every_group_whose_rows_end_is_asked():
    dated = [
        f"{domain}/record/{group.key}"
        for domain in domains()
        for group in load(domain).records.values()
        if group.history is not None and group.history.until is not None and group.view is None
    ]
    asked = [case.requirement.id for domain in DATED for case in _cases(domain)]
    assert sorted(dated) == sorted(asked)


@each
@pytest.mark.parametrize("kind", [{}, {"kind": StrictPackage}], ids=["plain", "strict"])
def test_a_package_that_keeps_the_end_passes(domain, kind):
    cases = _cases(domain)
    assert [_tried(domain, correct, case, **kind) for case in cases] == ["pass"] * len(cases)


@each
def test_a_package_that_loses_the_end_fails(domain):
    faults = derived_mutants(domain).values()
    for case in _cases(domain):
        lost = f"dropped-item-{case.params['item']}".replace("_", "-")
        own = [one for one in faults if one.requirement == case.requirement.id]
        for fault in own:
            if fault.key.replace("_", "-").endswith(lost):
                assert _tried(domain, fault.conduct(), case) == "fail"
