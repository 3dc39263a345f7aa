"""`--only`: what an earlier result leaves to be tried, and nothing taken over from it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from conformance.cases.outcome import Outcome
from conformance.errors import UsageError
from conformance.findings import Cause, Finding
from conformance.plugin import only as plugin_only
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
from conformance.plugin.record import begin
from conformance.plugin.resume import with_earlier
from conformance.report.command_lines import run_line
from conformance.results.build import build, judge_case
from conformance.results.store import write_result

CASES = "seal_registration/record/seal_registrations/file-*"
GIVEN = {
    "profile": "vendor_profiles/export_only.yaml",
    "seed": "1",
    "as-of": "2026-04-01",
    "case": CASES,
}
FAILED = Outcome(
    "fail", Finding("F-VALUE", "値", "value", 1, 2, "here", CASES.replace("/file-*", ""))
)
OURS = Outcome("harness_error", cause=Cause("HAR999", "不具合", "a fault"))
PASSED = Outcome("pass")


def ids(prepared):
    return [planned.case.id for planned in prepared.plan]


def result_of(prepared):
    """Return the result of a run whose first case failed and whose second is a fault of ours."""
    special = dict(enumerate((FAILED, OURS)))
    cases = [
        judge_case(prepared.run, planned, special.get(number, PASSED))
        for number, planned in enumerate(prepared.plan)
    ]
    return build(prepared.run, cases, begin(prepared))


@pytest.fixture(scope="module")
def before():
    return prepare(options_of(GIVEN))


@pytest.fixture(scope="module")
def earlier(before, tmp_path_factory):
    path = tmp_path_factory.mktemp("earlier") / "result.json"
    write_result(result_of(before), path)
    return path


def asked(earlier, kind, **more):
    return prepare(options_of({**GIVEN, "only": kind, "against": str(earlier), **more}))


def test_what_failed_is_what_deviated_or_was_a_fault_of_ours(before, earlier):
    assert ids(asked(earlier, "failed")) == ids(before)[:2]


def test_cases_that_never_reached_the_package_did_not_fail_and_are_told(before, earlier, tmp_path):
    lost = Outcome("untested", cause=Cause("T-REFUSED", "拒否", "refused"))
    cases = [judge_case(before.run, planned, lost) for planned in before.plan]
    path = tmp_path / "result.json"
    write_result(build(before.run, cases, begin(before)), path)
    told = plugin_only.not_reached(plugin_only.CaseSelection("failed", path))
    assert told.code == "USE164"
    assert f"{len(cases)} cases" in told.en
    assert "T-REFUSED" in told.ja
    assert plugin_only.not_reached(plugin_only.CaseSelection("affected", path)) is None
    assert plugin_only.not_reached(plugin_only.CaseSelection("failed", earlier)) is None


def test_the_seed_is_that_of_the_earlier_result_unless_one_is_given(earlier):
    more = {"seed": None, "against": str(earlier)}
    assert options_of({**GIVEN, **more, "only": "failed"}).seed == 1
    assert options_of({**GIVEN, **more, "only": "failed", "seed": "7"}).seed == 7


def test_what_is_new_is_what_the_earlier_result_does_not_hold(before, earlier):
    wider = asked(earlier, "new", case="seal_registration/record/*/file-*")
    everything = prepare(options_of({**GIVEN, "case": "seal_registration/record/*/file-*"}))
    assert ids(wider)
    assert set(ids(wider)) == set(ids(everything)) - set(ids(before))


def test_a_pass_is_affected_by_another_specification_profile_or_version(
    before, earlier, monkeypatch
):
    assert ids(asked(earlier, "affected")) == ids(before)[:2], "nothing has changed"
    now = asked(earlier, "affected")
    other = {name: replace(spec, digest="0" * 64) for name, spec in now.specs.items()}
    kind = plugin_only.CaseSelection("affected", earlier)
    chosen = plugin_only.narrowed(now.options.selection, kind, now.profile, other)
    assert all(chosen.only.wants(name) for name in ids(before)), "another specification"
    profile = replace(now.profile, digest="0" * 64)
    chosen = plugin_only.narrowed(now.options.selection, kind, profile, now.specs)
    assert all(chosen.only.wants(name) for name in ids(before)), "another profile"
    was = plugin_only.versions()
    monkeypatch.setattr(plugin_only, "versions", lambda: was.model_copy(update={"hypothesis": "0"}))
    assert ids(asked(earlier, "affected")) == ids(before), "other draws"


def test_such_a_run_says_so_and_how_to_have_it_again(before, earlier, tmp_path):
    again = asked(earlier, "failed", out=str(tmp_path))
    result = result_of(again)
    assert result.scope.narrowed
    assert result.scope.left_out == len(before.whole) - 2
    assert "what failed against the result" in result.verdict.line.en
    assert "前の結果" in result.verdict.line.ja
    line = run_line(result, str(tmp_path / "result.json"))
    assert f"--only failed --against {earlier}" in line


def test_an_interrupted_one_is_continued_with_the_same(earlier, tmp_path, monkeypatch):
    result = result_of(asked(earlier, "failed", out=str(tmp_path)))
    told = type("Earlier", (), {"result": result})
    monkeypatch.setattr("conformance.plugin.resume.earlier_of", lambda _path: told)
    options = with_earlier({"resume": str(tmp_path / "result.json")})
    assert options["only"] == "failed"
    assert options["against"] == str(earlier)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"only": "failed"}, "USE167"),
        ({"against": "x.json"}, "USE167"),
        ({"only": "faild", "against": "x.json"}, "USE168"),
    ],
)
def test_half_of_it_and_another_word_are_refused(given, code):
    with pytest.raises(UsageError, match=code):
        options_of({**GIVEN, **given})


def test_the_whole_is_not_replaced_by_the_part(earlier):
    with pytest.raises(UsageError, match="USE169"):
        asked(earlier, "failed", out=str(earlier.parent))
