"""The journal of a run: a line for each case as it ends, saying what the result will say."""

import json
import os

import pytest

from conformance.cli.main import main
from conformance.results.store import read_result
from tests.plugin.test_resume import product  # noqa: F401 - a fixture

CASES = "seal_registration/record/*/file-bytes"


def run(product, *more):  # noqa: F811 - the fixture
    out = ("--out", str(product / "out"), "-n", "0", "--case", CASES)
    return main(["run", str(product / "own.yaml"), *out, *more])


def test_each_case_is_told_with_the_verdict_of_the_result(product):  # noqa: F811 - the fixture
    (product / "export" / "seal_registration__holds.csv").write_bytes(b"\xef\xbb\xbfwrong\r\n")
    journal = product / "journal.jsonl"
    assert run(product, "--journal", str(journal)) == 1
    first, *lines = [json.loads(line) for line in journal.read_text("utf-8").splitlines()]
    result = read_result(product / "out" / "result.json")
    tried = {c.id: c.verdict for c in result.cases}
    assert first == {"domains": {"seal_registration": len(tried)}}
    assert {line["case"]: line["verdict"] for line in lines} == tried
    (failed,) = [line for line in lines if line["verdict"] == "fail"]
    assert failed["code"] == result.case(failed["case"]).finding.code
    assert failed["text"]["ja"]


@pytest.mark.skipif(os.name == "nt", reason="pipes with a name are of POSIX")
def test_a_pipe_that_nobody_reads_and_a_link_are_no_journal(product, capsys):  # noqa: F811 - the fixture
    pipe, link, kept = product / "pipe", product / "link", product / "kept"
    os.mkfifo(pipe)
    kept.write_text("kept", "utf-8")
    link.symlink_to(kept)
    for place in (pipe, link):
        assert run(product, "--journal", str(place)) == 2
        assert "USE148" in capsys.readouterr().err
    assert kept.read_text("utf-8") == "kept"


def test_a_journal_is_not_written_over_the_profile(product, capsys):  # noqa: F811 - the fixture
    profile = product / "own.yaml"
    before = profile.read_bytes()
    assert run(product, "--journal", str(profile)) == 2
    assert "USE172" in capsys.readouterr().err
    assert profile.read_bytes() == before


def test_a_journal_that_cannot_be_written_stops_the_run_before_it_starts(product, capsys):  # noqa: F811 - the fixture
    assert run(product, "--journal", str(product / "none" / "journal.jsonl")) == 2
    assert "USE148" in capsys.readouterr().err
    assert not (product / "out" / "result.json").exists()
