"""The line and the result say on which grounds a verdict stands."""

import shutil

import pytest

from conformance.cli.main import main
from conformance.results.store import read_result
from tests.plugin.conftest import ROOT

CASES = "seal_registration/record/*/file-bytes"


@pytest.fixture
def profile(tmp_path):
    given = (ROOT / "vendor_profiles" / "export_only.yaml").read_text(encoding="utf-8")
    export = str(ROOT / "fixtures" / "exports" / "conforming")
    path = tmp_path / "own.yaml"
    path.write_text(given.replace("../fixtures/exports/conforming", export), encoding="utf-8")
    return path


def run(profile, *arguments):
    out = profile.parent / "out"
    base = ("run", str(profile), "--case", CASES, "-n", "0", "--lang", "en", "--out", str(out))
    code = main([*base, *arguments])
    return code, read_result(out / "result.json")


def test_seed_day_municipality_surface_and_rows_stand_in_the_line(profile, capsys):
    code, result = run(profile)
    assert code == 0
    line = capsys.readouterr().out.strip().splitlines()[-1]
    rows = sum(case.rows for case in result.cases)
    assert rows > 0
    assert f"ordinary city, as of {result.as_of}, seed {result.seed}" in line
    assert f"folder ({rows:,} rows read)" in line


def test_a_day_in_the_past_is_a_narrowed_scope(profile):
    code, result = run(profile, "--as-of", "2024-04-01")
    assert code == 0
    assert result.scope.past_day
    assert result.scope.narrowed
    assert "as of a day in the past" in result.verdict.line.en
    assert "過去の日" in result.verdict.line.ja


def test_a_day_before_any_specification_is_refused(profile, capsys):
    base = ("run", str(profile), "--out", str(profile.parent / "out"), "--lang", "en")
    assert main([*base, "--as-of", "1900-01-01"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("USE135 ")
    assert "2022-08" in said


@pytest.mark.parametrize("day", ["2999-01-01", "9999-12-31"])
def test_a_day_whose_law_nobody_knows_is_refused(profile, capsys, day):
    base = ("run", str(profile), "--out", str(profile.parent / "out"), "--lang", "en")
    assert main([*base, "--as-of", day]) == 2
    assert capsys.readouterr().err.startswith("USE156 ")


def test_the_sample_package_is_never_shown_under_another_name(tmp_path):
    given = (ROOT / "vendor_profiles" / "reference.yaml").read_text(encoding="utf-8")
    path = tmp_path / "acme.yaml"
    path.write_text(given.replace("適合見本システム", "ACME住記"), encoding="utf-8")
    shutil.copytree(ROOT / "vendor_profiles" / "evidence", tmp_path / "evidence")
    _, result = run(path, "--seed", "1")
    assert result.product.name == "適合見本システム"
    assert "the sample package that the harness started" in result.verdict.line.en
    assert "ACME" not in result.model_dump_json()
