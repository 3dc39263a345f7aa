"""The self-test names what found each fault, and the faults that nothing found."""

from datetime import date
from pathlib import Path

import pytest

from conformance.plugin import selftest as room
from conformance.plugin.selftest import Wanted, mutants_of, selftest
from conformance.plugin.selftest_matrix import SelfTest, Trialled
from conformance.reference.mutants import all_mutants
from conformance.reference.mutants.derived import derived_mutants

PROFILE = Path(__file__).parents[2] / "vendor_profiles" / "reference.yaml"
RULE = "child_allowance/rule/payment-start-month"
FOUND = "child-allowance-sixteenth-day"
OTHERWHERE = "child_allowance/rule/child-age-limits"
DAY = date(2026, 11, 21)
WRITTEN = Wanted(("child_allowance",), "written")


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
    *steps, whole = selftest(PROFILE, DAY, WRITTEN, lanes)
    assert isinstance(whole, SelfTest)
    assert [s.requirement for s in steps] == [RULE, OTHERWHERE, three.requirement]
    assert all(isinstance(s, Trialled) for s in steps)
    assert f"{RULE}/worked-examples" in steps[0].own
    assert [s.requirement for s in whole.survivors] == [OTHERWHERE]
    assert steps[2].killed_by
    assert whole.alarms == ()
    assert whole.idle is None
    assert whole.as_json()["total"] == 3


def test_faults_of_named_requirements_alone_are_wanted():
    of = frozenset({RULE})
    found = mutants_of(Wanted(("child_allowance",), requirements=of))
    assert {one.requirement for one in found} == of
    assert FOUND in {one.key for one in found}
    assert mutants_of(Wanted(requirements=frozenset())) == []


@pytest.mark.whole
@pytest.mark.usefixtures("three")
def test_what_its_own_cases_miss_other_cases_of_the_domain_may_find():
    *steps, whole = selftest(PROFILE, DAY, WRITTEN, thorough="others")
    assert steps[1].own == ()
    assert steps[1].others
    assert whole.survivors == ()


@pytest.mark.whole
def test_cases_that_find_nothing_are_listed_where_each_is_tried(monkeypatch):
    monkeypatch.setattr(room, "all_mutants", lambda: {FOUND: all_mutants()[FOUND]})
    *_, whole = selftest(PROFILE, DAY, WRITTEN, thorough="every")
    assert whole.idle is not None
    assert set(whole.idle) == set(whole.cases) - set(whole.trials[0].killed_by)


def test_a_matrix_tells_own_cases_from_others_and_idle_ones():
    own, other = f"{RULE}/worked-examples", f"{OTHERWHERE}/worked-examples"
    trials = (
        Trialled("a", RULE, "", "", (own, other), "off_by_one"),
        Trialled("b", RULE, "", "", (), applies=False),
        Trialled("c", RULE, "", "", ()),
    )
    whole = SelfTest(trials, (), (own, f"{RULE}/generated-facts"), every=True)
    assert (trials[0].own, trials[0].others) == ((own,), (other,))
    assert whole.idle == (f"{RULE}/generated-facts",)
    assert [t.key for t in whole.survivors] == [t.key for t in whole.unexplained] == ["c"]
    told = whole.as_json()
    assert (told["total"], told["killed"], told["killed_by_own"]) == (3, 1, 1)
    assert told["inapplicable"] == ["b"]


@pytest.mark.parametrize("kind", ["written", "derived", "all"])
def test_the_shards_of_the_self_test_are_all_of_it_and_no_mutant_is_in_two(kind):
    parts = [
        {m.key for m in mutants_of(Wanted(kind=kind, shard=(number, 4)))} for number in (1, 2, 3, 4)
    ]
    assert set.union(*parts) == {m.key for m in mutants_of(Wanted(kind=kind))}
    assert sum(map(len, parts)) == len(mutants_of(Wanted(kind=kind)))
    assert min(map(len, parts)) > 200


def test_written_and_derived_ones_are_all():
    both = [*mutants_of(Wanted(kind="written")), *mutants_of(Wanted(kind="derived"))]
    assert {m.key for m in both} == {m.key for m in mutants_of(Wanted())}
    assert {m.operator for m in mutants_of(Wanted(kind="written"))} == {None}


def test_a_sample_is_the_same_for_the_same_seed():
    drawn = [m.key for m in mutants_of(Wanted(kind="derived", sample=(50, 7)))]
    assert len(drawn) == 50
    assert drawn == [m.key for m in mutants_of(Wanted(kind="derived", sample=(50, 7)))]
    assert drawn != [m.key for m in mutants_of(Wanted(kind="derived", sample=(50, 8)))]


def test_a_domain_has_its_own_alone():
    found = mutants_of(Wanted(("seal_registration",), "derived"))
    assert [m.key for m in found] == list(derived_mutants("seal_registration"))
    assert mutants_of(Wanted(("nowhere",))) == []
