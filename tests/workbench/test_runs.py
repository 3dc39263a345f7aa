"""Runs: from the form to the verdict, killed, stopped, continued; a restart loses nothing."""

import json
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psutil
import pytest
import sqlalchemy as sa

from conformance.results.store import read_result
from conformance.workbench import processes
from conformance.workbench.bench import bench_of
from conformance.workbench.progress import JOURNAL, LOG, last_lines, progress_of
from conformance.workbench.store import RUNS
from tests.workbench.conftest import ON_BOTH_STORES, ON_POSTGRESQL, settled

SLOW = """
import pathlib, signal, sys, time
out = pathlib.Path(sys.argv[sys.argv.index("--out") + 1])
def end(*_):
    (out / "result.json").write_text('{"verdict": {"exit_code": 130}, "interrupted": true}')
    sys.exit(130)
signal.signal(signal.SIGTERM, end)
(out / "unfinished.json").write_text('{"verdict": {"exit_code": 130}, "interrupted": true}')
(out / "journal.jsonl").write_text('{"domains": {"seal_registration": 2}}\\n{"case": '
    '"seal_registration/a/b", "verdict": "fail", "code": "F-X",'
    ' "text": {"ja": "違う", "en": "no"}}\\n')
print("ready", flush=True)
time.sleep(60)
"""


@pytest.fixture
def slow(bench, tmp_path):
    """Return a workbench whose command line takes a minute; what still goes on is ended."""
    script = tmp_path / "slow.py"
    script.write_text(SLOW, encoding="utf-8")
    made = bench_of(replace(bench.settings, command=(sys.executable, str(script))))
    yield made
    for run in made.runs.all():
        if run.state == "running":
            psutil.Process(run.process.pid).kill()


def started(bench, by="x"):
    return at_work(bench, bench.runs.start("own", ["--seed=1"], by, "ja"))


def at_work(bench, run):
    until = time.monotonic() + 20
    while "ready" not in last_lines(bench.runs.folder(run)):
        assert time.monotonic() < until
        time.sleep(0.02)
    return run


def test_from_the_form_to_the_verdict_of_the_sample_package(alone, bench):
    assert "印鑑登録" in alone.get("/runs/new?profile=sample-reference").text
    sent = {
        "profile": "sample-reference",
        "domain": "seal_registration",
        "case": "seal_registration/record/holds/*-bytes",
        "surface": "files",
        "seed": "1",
    }
    answer = alone.fill("/runs", sent)
    run = settled(bench, answer.headers["location"].rpartition("/")[2])
    result = read_result(bench.runs.folder(run) / "result.json")
    assert (run.state, run.exit_code) == ("ended", result.verdict.exit_code)
    page = alone.get(f"/runs/{run.id}").text
    key = bench.library.all()[0].key
    assert f"/results/{key}" in page
    assert result.verdict.line.ja in alone.get(f"/results/{key}").text
    assert "--yes-production" not in run.command
    progress = progress_of(bench.runs.folder(run))
    assert (progress.total, progress.done) == (1, 1)


def test_what_is_done_and_fails_is_shown_at_once(slow, visitor):
    run = started(slow)
    browser = visitor(on=slow)
    browser.get("/enter?key=key-of-the-console")
    live = browser.get(f"/runs/{run.id}/live").text
    assert "1 / 2" in live
    assert "F-X 違う" in live
    assert 'data-state="running"' in live


@ON_BOTH_STORES
def test_stopped_it_leaves_what_can_be_continued(slow, visitor):
    run = started(slow)
    browser = visitor(on=slow)
    browser.get("/enter?key=key-of-the-console")
    assert browser.fill(f"/runs/{run.id}/stop").status_code == 303
    after = settled(slow, run.id)
    assert (after.state, after.exit_code, after.resumable) == ("interrupted", 130, True)
    answer = browser.fill(f"/runs/{run.id}/resume")
    again = slow.runs.get(answer.headers["location"].rpartition("/")[2])
    assert again.continues == run.id
    at = again.command.index("--resume")
    assert again.command[at + 1] == f"results/{run.out}/result.json"
    assert again.command.count("--out") == again.command.count("--journal") == 1
    assert "--seed=1" in again.command


@ON_BOTH_STORES
def test_a_server_that_comes_back_finds_the_run_that_goes_on_and_can_stop_it(slow):
    run = started(slow)
    again = bench_of(slow.settings)
    assert again.runs.get(run.id).state == "running"
    again.runs.stop(run)
    assert settled(again, run.id).state == "interrupted"


@ON_BOTH_STORES
def test_a_server_that_died_before_it_knew_the_process_finds_it_again(slow):
    run = started(slow)
    with slow.engine.begin() as db:
        db.execute(RUNS.update().values(pid=0, born=0.0))
    again = bench_of(slow.settings).runs.get(run.id)
    assert (again.state, again.process.pid) == ("running", run.process.pid)
    slow.runs.stop(again)
    assert settled(slow, run.id).state == "interrupted"


@pytest.mark.parametrize(("left", "state"), [(True, "interrupted"), (False, "failed")])
def test_and_what_it_left_where_it_is_over(slow, left, state):
    run = started(slow)
    psutil.Process(run.process.pid).kill()
    assert settled(slow, run.id).state == "interrupted"
    if not left:
        (slow.runs.folder(run) / "unfinished.json").unlink()
    with slow.engine.begin() as db:
        db.execute(RUNS.update().values(pid=0, born=0.0, state="running"))
    again = bench_of(slow.settings).runs.get(run.id)
    assert (again.state, again.resumable) == (state, left)


def test_a_server_that_dies_before_the_process_leaves_a_run_that_says_so(slow, monkeypatch):
    def ends(*_given):
        raise KeyboardInterrupt

    monkeypatch.setattr(processes, "start", ends)
    with pytest.raises(KeyboardInterrupt):
        slow.runs.start("own", [], "x", "ja")
    (run,) = bench_of(slow.settings).runs.all()
    assert (run.state, run.ended != "") == ("failed", True)


@ON_BOTH_STORES
def test_a_run_that_was_killed_is_continued_from_what_it_left(slow, visitor):
    run = started(slow)
    psutil.Process(run.process.pid).send_signal(signal.SIGKILL)
    assert settled(slow, run.id).state == "interrupted"
    browser = visitor(on=slow)
    browser.get("/enter?key=key-of-the-console")
    page = browser.get(f"/runs/{run.id}").text
    assert "強制終了" in page
    assert "/results/" not in page[page.index("<main") :]
    answer = browser.fill(f"/runs/{run.id}/resume")
    again = slow.runs.get(answer.headers["location"].rpartition("/")[2])
    at = again.command.index("--resume")
    assert again.command[at + 1] == f"results/{run.out}/unfinished.json"


def test_a_run_that_was_killed_before_it_began_is_told_as_such_and_not_as_a_verdict(slow):
    run = started(slow)
    (slow.runs.folder(run) / "unfinished.json").unlink()
    psutil.Process(run.process.pid).send_signal(signal.SIGKILL)
    after = settled(slow, run.id)
    assert (after.state, after.resumable) == ("failed", False)
    assert after.exit_code != 0


def test_another_process_of_the_same_number_is_not_taken_for_the_run(slow):
    run = started(slow)
    other = replace(run.process, born=run.process.born - 100)
    slow.runs._change(run.id, {"born": other.born})
    assert slow.runs.get(run.id).state == "interrupted"
    psutil.Process(run.process.pid).kill()


@ON_BOTH_STORES
@pytest.mark.usefixtures("files_profile", "people")
def test_two_people_run_at_once_each_with_a_folder_of_its_own(slow, visitor):
    browsers = [visitor(role, on=slow) for role in ("tester", "approver")]
    with ThreadPoolExecutor(2) as pool:
        sent = pool.map(lambda one: one.fill("/runs", {"profile": "own"}), browsers)
        keys = [answer.headers["location"].rpartition("/")[2] for answer in sent]
    one, two = (at_work(slow, slow.runs.get(key)) for key in keys)
    assert [one.by, two.by] == ["tester", "approver"]
    assert one.out != two.out
    for browser in browsers:
        assert all(f"/runs/{key}" in browser.get("/runs").text for key in keys)
    assert browsers[0].fill(f"/runs/{one.id}/stop").status_code == 303
    assert settled(slow, one.id).state == "interrupted"
    assert slow.runs.get(two.id).state == "running"


@ON_POSTGRESQL
@pytest.mark.usefixtures("people")
def test_a_database_that_comes_back_finds_people_still_in_and_the_run_that_goes_on(slow, visitor):
    browser, run = visitor("tester", on=slow), started(slow)
    url = slow.engine.url
    apart = sa.create_engine(url.difference_update_query(["application_name"]))
    ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = :name"
    with apart.begin() as db:
        cut = db.execute(sa.text(ends), {"name": url.query["application_name"]}).all()
    assert cut
    page = browser.get(f"/runs/{run.id}/live")
    assert (page.status_code, 'data-state="running"' in page.text) == (200, True)
    assert browser.fill(f"/runs/{run.id}/stop").status_code == 303
    assert settled(slow, run.id).state == "interrupted"


@pytest.mark.usefixtures("files_profile")
def test_a_run_that_cannot_start_says_why(alone, bench):
    answer = alone.fill("/runs", {"profile": "own", "case": "no/such/case"})
    run = settled(bench, answer.headers["location"].rpartition("/")[2])
    assert run.exit_code not in {0, 1}


@pytest.mark.parametrize(
    "wrong",
    [
        {"profile": "nothing"},
        {"domain": "--out=/x"},
        {"surface": "screen"},
        {"seed": "-1"},
        {"seed": "٣"},
    ],
)
def test_what_the_form_does_not_offer_starts_nothing(alone, bench, wrong):
    answer = alone.fill("/runs", {"profile": "sample-reference"} | wrong)
    assert (answer.status_code, "WBN002" in answer.text) == (422, True)
    assert bench.runs.all() == ()


def test_the_store_and_its_password_go_to_no_run(slow, monkeypatch):
    names = {"CONFORMANCE_STORE", "PGPASSWORD", "PGPASSFILE", "PGSERVICEFILE"}
    for name in names:
        monkeypatch.setenv(name, "postgresql://u:secret@h/d")
    run = started(slow)
    assert not names & set(psutil.Process(run.process.pid).environ())


def test_half_a_line_of_a_journal_is_waited_for(tmp_path):
    text = json.dumps({"domains": {"a": 3}}) + "\n" + '{"case": "a/b/c", "verd'
    (tmp_path / JOURNAL).write_text(text, encoding="utf-8")
    assert (progress_of(tmp_path).done, progress_of(tmp_path).total) == (0, 3)
    assert last_lines(tmp_path) == ()
    (tmp_path / LOG).write_bytes(b"\xff line\n")
    assert last_lines(tmp_path) == ["\ufffd line"]


def test_dropped_files_that_no_run_waits_for_are_removed(slow):
    run = slow.runs.judge("own", "waiting", [], "x", "ja")
    for name in ("waiting", "left"):
        (slow.settings.uploads / name).mkdir()
    slow.runs.tidy()
    assert [one.name for one in slow.settings.uploads.iterdir()] == ["waiting"]
    psutil.Process(run.process.pid).kill()
