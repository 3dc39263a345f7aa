"""`--resume` continues an interrupted run of the very same things, and says what it took over."""

import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest

from conformance.cli.main import main
from conformance.report.terminal import summary
from conformance.results import model as m
from conformance.results.about import about
from conformance.results.judgement import counts_of, verdict_of
from conformance.results.store import read_result, to_bytes, write_result
from conformance.values.words import Bilingual
from tests.plugin.conftest import ROOT, conformance

CASES = "seal_registration/record/*/file-bytes"
ONE = "seal_registration/record/holds/file-bytes"
WAY = m.CauseModel(
    code="T-GATEWAY", text=Bilingual(ja="-", en="-"), remedy=Bilingual(ja="-", en="-")
)


@pytest.fixture
def product(tmp_path):
    """Return the folder of a profile with an export of its own."""
    given = (ROOT / "vendor_profiles" / "export_only.yaml").read_text(encoding="utf-8")
    own = given.replace("../fixtures/exports/conforming", "export")
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    export = tmp_path / "export"
    export.mkdir()
    for file in (ROOT / "fixtures" / "exports" / "conforming").glob("seal_registration__*.csv"):
        shutil.copy(file, export)
    return tmp_path


def run(product, *arguments):
    out = ("--out", str(product / "out"), "--lang", "en", "-n", "0", "--case", CASES)
    return main(["run", str(product / "own.yaml"), *out, *arguments])


def interrupted(product, **changes):
    """Leave the result of a whole run as if it had been interrupted; return its file."""
    assert run(product) == 0
    path = product / "out" / "result.json"
    whole = read_result(path)
    cases = tuple(
        c.model_copy(update={"verdict": "untested", "cause": WAY}) if c.id == ONE else c
        for c in whole.cases
    )
    given = whole.model_copy(update={"cases": cases, "interrupted": True, **changes})
    write_result(reworked(given), path)
    return path


def reworked(given):
    verdict = verdict_of(about(given), given.cases)
    return given.model_copy(update={"verdict": verdict, "counts": counts_of(given.cases)})


KILLED = """
import os, signal, sys
from conformance.cli.main import main
from conformance.results.unfinished import Unfinished

add, cases = Unfinished.add, []

def add_and_die(self, case):
    add(self, case)
    cases.append(case)
    if len(cases) == 2:
        os.kill(os.getpid(), signal.SIGKILL)

Unfinished.add = add_and_die
main(sys.argv[1:])
"""


@pytest.fixture
def killed(product):
    """Kill a run when two cases are finished; return what it left."""
    given = ["--out", str(product / "out"), "-n", "0", "--seed", "7", "--case", CASES]
    asked = [sys.executable, "-c", KILLED, "run", str(product / "own.yaml"), *given]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run(asked, env=env, capture_output=True, check=False).returncode == -9
    left = product / "out" / "unfinished.json"
    assert not left.with_name("result.json").exists()
    return left


def refused(code, capsys):
    said = capsys.readouterr().err
    assert f"\n{code} " in f"\n{said}", said
    return said


def test_what_was_decided_is_taken_over_and_told_and_what_lay_on_the_way_is_tried(product, capsys):
    path = interrupted(product)
    before = read_result(path)
    assert run(product, "--resume", str(path)) == 0
    line = capsys.readouterr().out.strip().splitlines()[-1]
    now = read_result(path)
    total = len(now.cases)
    assert f"{total - 1} taken over from an interrupted run" in line
    assert now.taken_over.cases == total - 1
    assert now.taken_over.started_at == before.run.started_at
    assert now.case(ONE).verdict == "pass"
    assert [c.id for c in now.cases if c.taken_over is None] == [ONE]
    assert now.seed == before.seed  # although no seed is given
    assert "taken over" in (path.with_name("report.html")).read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_run_that_was_killed_loses_no_finished_case_and_is_bound_to_the_same(
    product, killed, capsys
):
    assert run(product, "--resume", str(killed), "--seed", "8") == 2
    refused("USE132", capsys)
    assert run(product, "--resume", str(killed)) == 0
    now = read_result(killed.with_name("result.json"))
    assert (now.taken_over.cases, now.seed) == (2, 7)
    assert len(now.cases) > 2
    assert {case.verdict for case in now.cases} == {"pass"}
    assert "2 taken over from an interrupted run" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_what_a_killed_run_left_is_refused_once_somebody_changed_it(product, killed, capsys):
    lines = killed.with_suffix(".cases")
    lines.write_bytes(lines.read_bytes().replace(b'"pass"', b'"fail"', 1))
    assert run(product, "--resume", str(killed)) == 2
    refused("USE137", capsys)


def test_the_line_that_is_printed_goes_on_from_wherever_it_is_pasted(
    product, tmp_path, capsys, monkeypatch
):
    path = interrupted(product)
    before = read_result(path)
    assert main(["report", str(path), "--lang", "en"]) == 0
    told = capsys.readouterr().out
    [line] = re.findall(r"^to go on  conformance (.*)$", told, flags=re.MULTILINE)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert main([*shlex.split(line), "-n", "0"]) == 0
    now = read_result(path)
    assert now.taken_over.cases == len(now.cases) - 1
    assert (now.scope, now.seed, now.as_of) == (before.scope, before.seed, before.as_of)
    assert "to go on" not in summary(now, "en")


def test_a_complete_result_is_refused(product, capsys):
    assert run(product) == 0
    path = product / "out" / "result.json"
    for file in (product / "export").iterdir():
        file.write_bytes(b"broken\r\nrubbish\r\n")
    assert run(product, "--resume", str(path)) == 2
    refused("USE131", capsys)


def test_other_files_are_refused(product, capsys):
    path = interrupted(product)
    (product / "export" / "seal_registration__holds.csv").write_bytes(b"x\r\n")
    assert run(product, "--resume", str(path)) == 2
    assert "the files judged" in refused("USE132", capsys)
    assert read_result(path).interrupted  # it stays as it was


@pytest.mark.parametrize(
    ("field", "what"),
    [("harness", "version of the harness"), ("hypothesis", "version of Hypothesis")],
)
def test_a_result_of_another_version_is_refused(product, capsys, field, what):
    path = interrupted(product)
    was = read_result(path)
    versions = was.invocation.versions.model_copy(update={field: "0.0.0-other"})
    told = was.invocation.model_copy(update={"versions": versions})
    write_result(was.model_copy(update={"invocation": told}), path)
    assert run(product, "--resume", str(path)) == 2
    assert what in refused("USE132", capsys)


@pytest.mark.parametrize(
    ("arguments", "what"), [(("--seed", "77"), "seed"), (("--as-of", "2026-11-01"), "day")]
)
def test_another_seed_or_day_is_refused(product, capsys, arguments, what):
    path = interrupted(product)
    assert run(product, "--resume", str(path), *arguments) == 2
    assert what in refused("USE132", capsys)


def test_another_profile_is_refused(product, capsys):
    path = interrupted(product)
    profile = product / "own.yaml"
    profile.write_text(profile.read_text("utf-8").replace('"1.0.0"', '"1.0.1"'), encoding="utf-8")
    assert run(product, "--resume", str(path)) == 2
    assert "profile" in refused("USE132", capsys)


def test_a_run_that_executes_nothing_is_never_conformant(product, capsys):
    path = interrupted(product)
    forged = read_result(path)
    cases = tuple(c.model_copy(update={"verdict": "pass", "cause": None}) for c in forged.cases)
    write_result(reworked(forged.model_copy(update={"cases": cases})), path)
    assert run(product, "--resume", str(path)) == 2
    refused("USE133", capsys)


def test_a_result_changed_by_hand_is_refused_however_well_it_adds_up(product, capsys):
    path = interrupted(product)
    forged = read_result(path)
    cases = tuple(
        c.model_copy(update={"verdict": "not_applicable"}) if c.id != ONE else c
        for c in forged.cases
    )
    path.write_bytes(to_bytes(reworked(forged.model_copy(update={"cases": cases}))))
    read_result(path)  # nothing in it disagrees
    assert run(product, "--resume", str(path)) == 2
    refused("USE137", capsys)


def test_nothing_is_continued_where_nothing_is_kept(product, capsys, monkeypatch):
    monkeypatch.setenv("CONFORMANCE_CACHE", "")
    path = interrupted(product)
    assert run(product, "--resume", str(path)) == 2
    refused("USE137", capsys)


API = (
    "{api: {base_url: 'http://127.0.0.1:%d', timeout_seconds: 1,"
    " credentials: {client_id_env: CONF_ID, client_secret_env: CONF_SECRET}}}"
)


def test_another_or_no_answer_of_the_package_is_refused(profile, tmp_path, httpserver):
    secrets = {"CONF_ID": "a" * 32, "CONF_SECRET": "s" * 40}
    token = {"access_token": "t", "token_type": "Bearer"}
    httpserver.expect_request("/oauth/token").respond_with_json(token)
    offers = {"result": [{"domain": "child_allowance", "functions": []}]}
    httpserver.expect_oneshot_request("/conformance/v1/capabilities").respond_with_json(offers)
    path = tmp_path / "out" / "result.json"
    base = ("run", str(profile(API % httpserver.port)), "--out", str(path.parent), "-n", "0")
    base = (*base, "--case", "child_allowance/function/register-claim/*", "--lang", "en")
    conformance(*base, env=secrets)
    was = read_result(path)
    assert was.invocation.capabilities
    write_result(reworked(was.model_copy(update={"interrupted": True})), path)
    other = {"result": [{"domain": "child_allowance", "functions": ["register-claim"]}]}
    httpserver.expect_oneshot_request("/conformance/v1/capabilities").respond_with_json(other)
    done = conformance(*base, "--resume", str(path), env=secrets)
    assert (done.returncode, done.stderr[:6]) == (2, "USE132")
    assert "provides" in done.stderr
    httpserver.clear()
    httpserver.expect_request("/conformance/v1/capabilities").respond_with_data("", status=502)
    done = conformance(*base, "--resume", str(path), env=secrets)
    assert (done.returncode, done.stderr[:6]) == (2, "USE134")


def test_the_scope_is_that_of_the_run_that_is_continued(product, capsys):
    path = interrupted(product)
    before = read_result(path)
    whole = ("run", str(product / "own.yaml"), "--out", str(product / "out"), "--lang", "en")
    assert main([*whole, "-n", "0", "--resume", str(path), "--domain", "seal_registration"]) == 2
    assert "what is selected" in refused("USE132", capsys)
    assert main([*whole, "-n", "0", "--resume", str(path)]) == 0
    now = read_result(path)
    assert (now.scope, len(now.cases)) == (before.scope, len(before.cases))


def test_a_run_stopped_before_it_tried_anything_can_be_continued(product):
    path = interrupted(product)
    was = read_result(path)
    told = was.invocation.model_copy(update={"capabilities": "0" * 64})
    cases = tuple(
        c.model_copy(update={"verdict": "untested", "cause": WAY}) if c.verdict == "pass" else c
        for c in was.cases
    )
    write_result(reworked(was.model_copy(update={"cases": cases, "invocation": told})), path)
    assert run(product, "--resume", str(path)) == 0


def test_another_answer_than_that_on_which_cases_were_decided_is_refused(product, capsys):
    path = interrupted(product)
    was = read_result(path)
    told = was.invocation.model_copy(update={"capabilities": "0" * 64})
    write_result(was.model_copy(update={"invocation": told}), path)
    assert run(product, "--resume", str(path)) == 2
    assert "what the package says it provides" in refused("USE132", capsys)
