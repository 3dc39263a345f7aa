"""The self-test names what found each fault, and the faults that nothing found."""

from datetime import date
from pathlib import Path

import pytest

from conformance.plugin import selftest as room
from conformance.plugin.selftest import SelfTest, Trialled, selftest
from conformance.reference.mutants import all_mutants

PROFILE = Path(__file__).parents[2] / "vendor_profiles" / "reference.yaml"
RULE = "child_allowance/rule/payment-start-month"
FOUND = "child-allowance-sixteenth-day"
OTHERWHERE = "child_allowance/rule/child-age-limits"


@pytest.fixture
def three(monkeypatch):
    """One fault that is found, the same said to break another rule, and one of the export files."""
    known = all_mutants()
    planted = known[FOUND]
    elsewhere = planted.model_copy(update={"requirement": OTHERWHERE})
    exported = known["child-allowance-payments-export-incomplete"]
    chosen = {FOUND: planted, "elsewhere": elsewhere, exported.key: exported}
    monkeypatch.setattr(room, "all_mutants", lambda: chosen)
    return exported


@pytest.mark.whole
@pytest.mark.parametrize("lanes", [1, 2])
def test_found_faults_name_their_cases_and_others_survive(three, lanes):
    *steps, whole = selftest(PROFILE, date(2026, 11, 21), ["child_allowance"], lanes)
    assert isinstance(whole, SelfTest)
    assert [s.requirement for s in steps] == [RULE, OTHERWHERE, three.requirement]
    assert all(isinstance(s, Trialled) for s in steps)
    assert f"{RULE}/worked-examples" in steps[0].killed_by
    assert [s.requirement for s in whole.survivors] == [OTHERWHERE]
    assert steps[2].killed_by
    assert whole.alarms == ()
    assert whole.as_json()["total"] == 3


def test_the_shards_of_the_self_test_are_all_of_it_and_no_mutant_is_in_two():
    parts = [{m.key for m in room.mutants_of((), (number, 4))} for number in (1, 2, 3, 4)]
    assert set.union(*parts) == {m.key for m in room.mutants_of(())}
    assert sum(map(len, parts)) == len(room.mutants_of(()))
    assert min(map(len, parts)) > 200
