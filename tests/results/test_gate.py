"""A gate opens for what was earned or excepted by name and day, and for nothing else."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from pairs import TODAY, case, cases, earlier, finding, result, waiver

from conformance.results import model as m
from conformance.results.gate import GateModel, gate
from conformance.results.gate_words import SENTENCES
from conformance.results.lattice import EXIT_CODES
from conformance.results.policy import AcceptedModel, GivenForModel, PolicyModel
from conformance.results.run import TriedSurfaceModel

STRICT = PolicyModel()
TOMORROW = TODAY + dt.timedelta(1)
Cases = tuple[m.CaseModel, ...]


def accepted(name: str, *causes: str, expires: dt.date = TODAY) -> PolicyModel:
    entry = AcceptedModel(case=name, causes=causes, approver="部長", reason="r", expires=expires)
    return PolicyModel(accepted=(entry,))


def names(answer: GateModel, effect: str = "block") -> list[str]:
    return [one.name for one in answer.reasons if one.effect == effect]


@given(cases())
def test_without_exceptions_a_gate_opens_for_a_conformant_result_alone(those: Cases) -> None:
    bare = result(*(one.model_copy(update={"waiver": None}) for one in those))
    answer = gate(bare, STRICT, TODAY)
    unseen = any(one.verdict == "answered" for one in those)
    assert answer.opens == (bare.verdict.state == "conformant" and not unseen)
    if unseen:  # the one place where a gate asks more than the verdict: see `_unconfirmed`
        assert "newly_answered" in names(answer)
    else:
        assert answer.exit_code == bare.verdict.exit_code


@given(cases(), st.one_of(st.none(), cases()))
def test_the_exit_code_is_0_for_an_open_gate_and_for_no_other(
    those: Cases, before: Cases | None
) -> None:
    answer = gate(result(*those), STRICT, TODAY, None if before is None else result(*before))
    assert answer.opens == (answer.exit_code == 0) == (not answer.blocking)
    assert answer.exit_code in EXIT_CODES.values()


@given(cases(), st.one_of(st.none(), cases()))
def test_an_open_gate_has_something_that_passed_and_no_failure_that_nobody_knew(
    those: Cases, before: Cases | None
) -> None:
    answer = gate(result(*those), STRICT, TODAY, None if before is None else result(*before))
    if not answer.opens:
        return
    assert any(one.verdict == "pass" for one in those)
    known = {one.id for one in before or () if one.verdict == "fail"}
    bare = {one.id for one in those if one.verdict == "fail" and one.waiver is None}
    assert bare <= known
    assert not any(one.verdict == "harness_error" for one in those)


@given(cases(), st.one_of(st.none(), cases()))
def test_one_failure_more_never_opens_a_gate(those: Cases, before: Cases | None) -> None:
    baseline = None if before is None else result(*before)
    worse = (*those, case(9, "fail"))
    answer = gate(result(*worse), STRICT, TODAY, baseline)
    assert not answer.opens
    assert answer.exit_code == 1


@given(cases(("pass", "fail", "untested", "attested")))
def test_a_release_is_no_worse_than_itself(those: Cases) -> None:
    one = result(*(one.model_copy(update={"waiver": None}) for one in those))
    earned = any(case.verdict == "pass" for case in those)
    assert gate(one, STRICT, TODAY, earlier(one)).opens == earned
    answer = gate(one, STRICT, TODAY, one)
    assert not answer.opens
    assert "baseline_is_result" in names(answer)


@pytest.mark.parametrize(
    ("before", "after", "code", "blocks"),
    [
        ("pass", "fail", 1, "newly_failing"),
        ("pass", "untested", 3, "newly_open"),
        ("pass", "attested", 3, "no_longer_tested"),
        ("pass", "unconfirmed", 3, "newly_unconfirmed"),
        ("fail", "unconfirmed", 3, "newly_unconfirmed"),
        ("pass", "harness_error", 4, "harness_fault"),
        ("fail", "pass", 6, "repaired"),
    ],
)
def test_what_is_worse_than_the_baseline_blocks(
    before: str, after: str, code: int, blocks: str
) -> None:
    answer = gate(result(case(1), case(2, after)), STRICT, TODAY, result(case(1), case(2, before)))
    assert answer.exit_code == code
    assert blocks in names(answer)


def test_a_failure_of_another_cause_than_in_the_baseline_blocks() -> None:
    other = case(2, "fail", finding=finding("elsewhere"))
    answer = gate(result(case(1), other), STRICT, TODAY, result(case(1), case(2, "fail")))
    assert names(answer) == ["failing_otherwise"]


def test_a_case_that_is_gone_blocks_unless_the_catalogue_of_that_version_was_revised() -> None:
    before, after = result(case(1), case(2)), result(case(1))
    assert names(gate(after, STRICT, TODAY, before)) == ["no_longer_tested"]
    spec = after.catalogue[0]
    for update, opens in (({"digest": "99" * 32}, True), ({"version": "1.0"}, False)):
        other = (spec.model_copy(update=update), *after.catalogue[1:])
        answer = gate(after.model_copy(update={"catalogue": other}), STRICT, TODAY, before)
        assert answer.opens is opens
        assert ("withdrawn" in names(answer, "warn")) is opens


def test_repaired_failures_make_the_baseline_stale_unless_the_policy_says_otherwise() -> None:
    before, after = result(case(1), case(2, "fail")), result(case(1), case(2))
    assert gate(after, STRICT, TODAY, before).exit_code == 6
    assert gate(after, PolicyModel(stale_baseline="warn"), TODAY, before).opens


def test_a_waiver_holds_until_the_end_of_its_day_and_is_said() -> None:
    one = result(case(1), case(2, "fail", waiver=waiver(TODAY)))
    answer = gate(one, STRICT, TODAY)
    assert answer.opens
    assert "waived" in names(answer, "warn")
    assert "適合ではありません" in answer.sentence.ja
    over = gate(one, STRICT, TOMORROW)
    assert over.exit_code == 6
    assert set(names(over)) == {"failing", "waiver_expired"}
    bare = result(case(1), case(2, "fail", waiver=waiver(TODAY)), case(3, "fail"))
    assert gate(bare, STRICT, TOMORROW).exit_code == 1


@pytest.mark.parametrize(
    ("policy", "code"), [(STRICT, 3), (accepted("child_allowance/rule/rule-2/example"), 0)]
)
def test_what_is_unconfirmed_blocks_unless_it_is_accepted_by_name(
    policy: PolicyModel, code: int
) -> None:
    answer = gate(result(case(1), case(2, "unconfirmed")), policy, TODAY)
    assert answer.exit_code == code
    assert (names(answer), "accepted" in names(answer, "warn")) == (
        (["unconfirmed"], False) if code else ([], True)
    )


def test_what_is_unconfirmed_as_before_warns_and_what_was_answered_is_said() -> None:
    one = result(case(1), case(2, "unconfirmed"), case(3, "answered"))
    answer = gate(one, STRICT, TODAY, earlier(one))
    assert answer.opens
    assert names(answer, "warn")[:2] == ["answered", "still_unconfirmed"]


@pytest.mark.parametrize(
    ("policy", "code"), [(STRICT, 3), (accepted("child_allowance/rule/rule-2/example"), 0)]
)
def test_what_a_vendor_withdrew_by_a_document_blocks_until_somebody_looked(
    policy: PolicyModel, code: int
) -> None:
    answer = gate(result(case(1), case(2, "answered")), policy, TODAY)
    assert answer.exit_code == code
    assert names(answer) == (["newly_answered"] if code else [])


def test_a_waiver_of_a_requirement_is_stale_only_where_none_of_its_cases_fails() -> None:
    of = waiver(TODAY, "child_allowance/rule/rule-2")
    failing = result(case(1), case(2, waiver=of), case(3, "fail", waiver=of))
    assert gate(failing, STRICT, TODAY).opens
    passing = result(case(1), case(2, waiver=of), case(3, waiver=of))
    assert gate(passing, STRICT, TODAY).exit_code == 6
    assert passing.verdict.state == "stale"
    part = m.ScopeModel(cases=("*",), narrowed=True)
    assert result(case(1), case(2, waiver=of), scope=part).verdict.state == "waived"


def test_a_waiver_of_what_passes_is_stale() -> None:
    answer = gate(result(case(1), case(2, waiver=waiver(TODAY))), STRICT, TODAY)
    assert (answer.exit_code, names(answer)) == (6, ["waiver_needless"])


@pytest.mark.parametrize(
    ("policy", "code"),
    [
        (STRICT, 3),
        (accepted("child_allowance/rule/*"), 0),
        (accepted("child_allowance/rule/*", "U-NO-SURFACE"), 0),
        (accepted("child_allowance/rule/*", "U-OTHER"), 6),
        (accepted("child_allowance/form/*"), 6),
        (accepted("child_allowance/rule/*", expires=TODAY - dt.timedelta(1)), 6),
    ],
)
def test_what_is_left_open_may_be_accepted_by_name_cause_and_day(
    policy: PolicyModel, code: int
) -> None:
    assert gate(result(case(1), case(2, "untested")), policy, TODAY).exit_code == code


OTHERS: list[dict[str, object]] = [
    {"name": "別の製品"},
    {"vendor": "別の社"},
    {"release": "99"},
    {"city_code": "131016"},
    {"addresses": ("https://other.example",)},
]


@pytest.mark.parametrize("other", OTHERS, ids=lambda other: next(iter(other)))
@pytest.mark.parametrize("day", [TODAY, TODAY - dt.timedelta(1)])
def test_what_was_accepted_for_a_product_holds_for_no_other(
    other: dict[str, object], day: dt.date
) -> None:
    one = result(case(1), case(2, "untested"))
    (entry,) = accepted("child_allowance/rule/*", expires=day).accepted
    there = GivenForModel.of(one)
    own = PolicyModel(accepted=(entry.model_copy(update={"given_for": there}),))
    assert gate(one, own, TODAY).exit_code == (0 if day == TODAY else 6)
    elsewhere = {"given_for": there.model_copy(update=other)}
    foreign = PolicyModel(accepted=(entry.model_copy(update=elsewhere),))
    assert names(gate(one, foreign, TODAY)) == ["open"]


def test_where_something_was_tried_is_its_address_but_of_a_sample_that_is_started_anew() -> None:
    tried = tuple(
        TriedSurfaceModel(surface="api", kind=kind, address=f"http://{kind}.example")
        for kind in ("interface", "sample_package")
    )
    folder = TriedSurfaceModel(surface="files", kind="directory", address="../dropped/1")
    one = result(case(1))
    one = one.model_copy(update={"run": one.run.model_copy(update={"surfaces": (*tried, folder)})})
    assert GivenForModel.of(one).addresses == ("http://interface.example",)


@given(cases())
def test_no_policy_accepts_a_failure_a_fault_or_nothing_at_all(those: Cases) -> None:
    policy = accepted("child_allowance/*", expires=TOMORROW)
    answer = gate(result(*those), policy, TODAY)
    wrong = [c for c in those if c.verdict in {"fail", "harness_error"} and c.waiver is None]
    if wrong or not any(one.verdict == "pass" for one in those):
        assert not answer.opens


def test_a_part_opens_only_where_the_policy_or_a_baseline_of_the_same_part_allows() -> None:
    part = m.ScopeModel(domains=("child_allowance",), narrowed=True, left_out=5)
    one, whole = result(case(1), scope=part), result(case(1))
    assert names(gate(one, STRICT, TODAY)) == ["narrowed"]
    assert gate(one, PolicyModel(narrowed="warn"), TODAY).opens
    assert gate(one, STRICT, TODAY, earlier(one)).opens
    assert names(gate(one, STRICT, TODAY, whole)) == ["other_scope"]
    assert gate(whole, STRICT, TODAY, one).opens


def test_the_sample_package_is_no_product() -> None:
    sample = TriedSurfaceModel(surface="api", kind="sample_package", address="http://127.0.0.1")
    one = result(case(1))
    one = result(case(1), run=one.run.model_copy(update={"surfaces": (sample,)}))
    assert names(gate(one, STRICT, TODAY)) == ["sample_package"]
    assert gate(one, PolicyModel(sample_package="warn"), TODAY).opens


def test_a_result_is_not_older_than_the_policy_says_nor_of_a_day_to_come() -> None:
    one = result(case(1))
    ran = one.run.finished_at.date()
    month = PolicyModel(max_age_days=30)
    assert gate(one, month, ran + dt.timedelta(30)).opens
    assert names(gate(one, month, ran + dt.timedelta(31))) == ["too_old"]
    assert names(gate(one, STRICT, ran - dt.timedelta(1))) == ["from_the_future"]


def test_an_interrupted_run_says_130_whatever_else_is_wrong() -> None:
    answer = gate(result(case(1), case(2, "fail"), interrupted=True), STRICT, TODAY)
    assert answer.exit_code == 130


def test_every_reason_has_its_words_in_both_languages() -> None:
    for text, remedy in SENTENCES.values():
        assert text.ja
        assert text.en.isascii()
        assert remedy.ja.endswith("。")
        assert remedy.en.isascii()


def test_failures_are_told_by_their_causes() -> None:
    same = [case(n, "fail", finding=finding("one")) for n in (1, 2, 3)]
    answer = gate(result(*same, case(4, "fail"), case(5)), STRICT, TODAY)
    groups = answer.blocking[0].groups
    assert [(one.number, one.code) for one in groups] == [(3, "F-VALUE"), (1, "F-VALUE")]
