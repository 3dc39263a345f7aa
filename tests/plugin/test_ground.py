"""A package that differs in invented facts alone is never condemned, and never conformant."""

import shutil

import pytest

from conformance.cli.main import main
from conformance.results.store import read_result
from tests.plugin.conftest import ROOT

GROUP = "seal_registration/record/impressions"
COLUMNS = f"{GROUP}/file-columns"
BYTES = f"{GROUP}/file-bytes"
ANSWER = "answers:\n- {%s, accepted: %s, by: 答え 太郎, on: 2026-11-01%s}\n"
WAIVER = (
    "waivers:\n- {%s, approver: 承認 太郎, reason: 次の版で直す, risk: 窓口で補う, expires: %s}\n"
)


@pytest.fixture
def tried(tmp_path):
    """Return what tries the columns of a group whose first column has another name."""
    export = tmp_path / "exports"
    shutil.copytree(ROOT / "fixtures" / "exports" / "conforming", export)
    given = (ROOT / "vendor_profiles" / "export_only.yaml").read_text(encoding="utf-8")
    profile = tmp_path / "own.yaml"

    def run(more="", *arguments, sound=False):
        file = next(export.rglob("*impressions*"))
        content = file.read_bytes()
        if not sound:
            file.write_bytes(content.replace(b",", b"X,", 1))
        profile.write_text(
            given.replace("../fixtures/exports/conforming", str(export)) + more, encoding="utf-8"
        )
        out = tmp_path / "out"
        words = ("run", str(profile), "--case", f"{GROUP}/file-[bc]*", "-n", "0", "--lang", "en")
        code = main([*words, "--seed", "1", "--out", str(out), *arguments])
        result = read_result(out / "result.json") if code not in {2, 5} else None
        return code, result

    return run


def test_a_column_that_nobodys_text_knows_is_unconfirmed_and_shown_first(tried, capsys):
    code, result = tried()
    assert (code, result.verdict.state) == (3, "incomplete")
    case = result.case(COLUMNS)
    assert (case.verdict, case.ground) == ("unconfirmed", "reconstructed")
    assert case.rests_on.startswith(f"{GROUP}:")
    assert case.finding is not None
    assert result.defects == ()
    said = capsys.readouterr().out
    assert "Deviations from what no text supports: 1" in said
    assert f"△ 1. {COLUMNS}" in said
    assert f"{{case: {COLUMNS}, accepted: false" in said


@pytest.mark.parametrize("of", [f"case: {COLUMNS}", f"requirement: {GROUP}"])
def test_an_expectation_that_is_accepted_condemns(tried, of):
    code, result = tried(ANSWER % (of, "true", ""))
    assert (code, result.case(COLUMNS).verdict) == (1, "fail")
    assert result.case(COLUMNS).answer.by == "答え 太郎"


def test_an_expectation_withdrawn_by_a_document_counts_neither_way_and_is_shown(tried, capsys):
    place = ", document: 標準仕様書 別紙3, page: 12"
    code, result = tried(ANSWER % (f"requirement: {GROUP}", "false", place))
    assert (code, result.verdict.state) == (0, "conformant")
    assert result.case(COLUMNS).verdict == "answered"
    assert "withdrawn: 標準仕様書 別紙3 12" in capsys.readouterr().out
    assert "answered 1" in result.verdict.line.en
    assert "conformant (but for deviations from what the vendor withdrew" in result.verdict.line.en


def test_an_answer_to_what_stands_on_a_text_spares_nothing(tried):
    place = ", document: 標準仕様書 別紙3, page: 12"
    _, result = tried(ANSWER % (f"case: {BYTES}", "false", place), sound=True)
    assert result.case(BYTES).verdict == "pass"
    assert result.case(BYTES).rests_on == "profile"


def test_a_run_of_what_stands_on_a_text_leaves_the_rest_out_and_says_so(tried):
    code, result = tried("", "--ground", "derived")
    assert code == 0
    assert {case.id for case in result.cases} == {BYTES}
    assert result.scope.narrowed
    assert "standing on at least: law or published text" in result.verdict.line.en
    assert tried("", "--ground", "official")[0] == 5
    assert len(tried("", "--ground", "all")[1].cases) == 2


def test_the_line_says_on_what_the_passes_stand(tried):
    _, result = tried(sound=True)
    assert "passes rest on: law or published text 1 (50 %), reconstructed, no text 1 (50 %)" in (
        result.verdict.line.en
    )
    assert result.counts["ground:reconstructed"] == {"pass": 1}


def test_a_waived_failure_is_executed_and_a_state_of_its_own(tried, capsys):
    accepted = ANSWER % (f"case: {COLUMNS}", "true", "")
    waived = WAIVER % (f"requirement: {GROUP}", "2099-01-01")
    code, result = tried(accepted + waived)
    assert (code, result.verdict.state) == (3, "waived")
    assert result.case(COLUMNS).verdict == "fail"
    assert result.case(COLUMNS).waiver.risk == "窓口で補う"
    assert "窓口で補う" in capsys.readouterr().out


def test_a_waiver_that_has_expired_or_excuses_nothing_is_told_by_exit_6(tried):
    valid = WAIVER % (f"case: {COLUMNS}", "2099-01-01")
    assert tried(valid, sound=True)[0] == 6
    over = WAIVER % (f"case: {COLUMNS}", "2026-11-01")
    assert tried(over, "--as-of", "2026-11-02", sound=True)[0] == 6
    accepted = ANSWER % (f"case: {COLUMNS}", "true", "")
    code, result = tried(accepted + over, "--as-of", "2026-11-02")
    assert (code, result.verdict.state) == (6, "not_conformant")


def test_a_plan_counts_what_will_be_tried_by_its_ground(capsys):
    profile = str(ROOT / "vendor_profiles" / "reference.yaml")
    assert main(["plan", profile, "-d", "child_allowance", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    tried = next(line for line in lines if "to be tried" in line)
    told = [line for line in lines if line.endswith(("statute read", "published text", "no text"))]
    assert len(told) == 3
    assert sum(int(line.split()[0]) for line in told) == int(tried.split()[-1])
