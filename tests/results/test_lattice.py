"""The total verdict is earned, and only worsens."""

from hypothesis import given
from hypothesis import strategies as st

from conformance.results.lattice import (
    EXIT_CODES,
    JudgedCase,
    contribution,
    exit_code_of,
    total,
    worse,
)

VERDICTS = (
    "pass",
    "fail",
    "not_applicable",
    "not_declared",
    "untested",
    "attested",
    "needs_review",
    "spec_unclear",
    "unconfirmed",
    "answered",
    "announced",
    "harness_error",
)
LEVELS = ("required", "optional", "prohibited", "announced", "not_applicable")
STATES = (
    "nothing_selected",
    "conformant",
    "waived",
    "incomplete",
    "harness_error",
    "stale",
    "not_conformant",
)

judged = st.builds(
    JudgedCase,
    verdict=st.sampled_from(VERDICTS),
    level=st.sampled_from(LEVELS),
    waived=st.booleans(),
    waiver_expired=st.just(False),  # noqa: FBT003 - hypothesis takes the value
)
states = st.sampled_from(STATES)


@given(st.lists(judged))
def test_nothing_is_conformant_unless_something_required_passed_and_nothing_is_open(cases):
    if total(cases) != "conformant":
        return
    assert any(c.verdict == "pass" and c.level != "not_applicable" for c in cases)
    assert not any(c.verdict in {"fail", "harness_error"} for c in cases)
    open_ = {"untested", "needs_review", "unconfirmed"}  # what is announced need not be shown yet
    assert not any(c.verdict in open_ for c in cases if c.level != "announced")
    assert not any(c.waived and c.verdict in {"pass", "fail"} for c in cases)


@given(st.lists(judged.filter(lambda c: c.verdict != "pass")))
def test_skipping_everything_is_never_conformant(cases):
    assert total(cases) != "conformant"


@given(st.lists(judged), judged)
def test_one_more_case_never_makes_an_established_total_better(cases, extra):
    before, after = total(cases), total([*cases, extra])
    if before not in {"nothing_selected", "incomplete"}:
        assert STATES.index(after) >= STATES.index(before)


@given(st.lists(judged), judged)
def test_a_failure_outside_waivers_is_never_outweighed(cases, extra):
    failed = JudgedCase("fail", "required")
    assert total([*cases, failed, extra]) == "not_conformant"


@given(st.lists(judged).flatmap(lambda cs: st.tuples(st.just(cs), st.permutations(cs))))
def test_the_order_of_cases_does_not_matter(pair):
    assert total(pair[0]) == total(pair[1])


@given(states, states, states)
def test_worse_is_a_semilattice(a, b, c):
    assert worse(a, a) == a
    assert worse(a, b) == worse(b, a)
    assert worse(a, worse(b, c)) == worse(worse(a, b), c)


def test_a_waived_failure_is_a_state_of_its_own_and_no_success():
    cases = [JudgedCase("pass", "required"), JudgedCase("fail", "required", waived=True)]
    assert total(cases) == "waived"
    assert EXIT_CODES["waived"] == 3
    assert total([*cases, JudgedCase("untested", "required")]) == "incomplete"


@given(st.lists(judged.filter(lambda c: c.verdict != "fail" or c.waived)))
def test_nothing_but_a_failure_is_ever_not_conformant(cases):
    assert total([*cases, JudgedCase("unconfirmed", "required")]) not in {
        "not_conformant",
        "conformant",
        "waived",
    }


def test_what_was_answered_by_a_document_neither_helps_nor_harms():
    passed, answered = JudgedCase("pass", "required"), JudgedCase("answered", "required")
    assert total([passed, answered]) == "conformant"
    assert total([answered]) == "incomplete"


def test_a_waiver_behind_which_nothing_fails_is_stale():
    needless = JudgedCase("not_applicable", "not_applicable", waived=True, waiver_needless=True)
    assert total([JudgedCase("pass", "required"), needless]) == "stale"


def test_an_expired_waiver_is_stale_and_its_failure_counts():
    passed = JudgedCase("pass", "required")
    assert (
        total([passed, JudgedCase("pass", "required", waived=True, waiver_expired=True)]) == "stale"
    )
    failed = JudgedCase("fail", "required", waived=True, waiver_expired=True)
    assert total([passed, failed]) == "not_conformant"
    assert exit_code_of("not_conformant", [passed, failed]) == 6
    assert exit_code_of("not_conformant", [passed, failed, JudgedCase("fail", "required")]) == 1


def test_no_case_at_all_is_nothing_selected_with_exit_five():
    assert EXIT_CODES[total([])] == 5


def test_interruption_is_said_even_when_all_so_far_passed():
    assert total([JudgedCase("pass", "required")], interrupted=True) == "interrupted"


def test_attested_alone_establishes_nothing():
    assert contribution(JudgedCase("attested", "required")) is None
    assert total([JudgedCase("attested", "required")]) == "incomplete"


def test_what_another_run_found_is_never_enough_for_conformant():
    over = JudgedCase("pass", "required", taken_over=True)
    assert total([over, over]) == "incomplete"
    assert total([over, JudgedCase("pass", "required")]) == "conformant"
    assert total([over, JudgedCase("not_applicable", "not_applicable")]) == "incomplete"
    assert total([JudgedCase("fail", "required", taken_over=True)]) == "not_conformant"
