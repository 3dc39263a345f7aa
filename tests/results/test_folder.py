"""The folder for the results is one run's at a time, and shows nothing of an earlier one."""

import os
import subprocess
import sys

import pytest

from conformance.errors import UsageError
from conformance.results.folder import exclusive_folder, write_whole

HOLDS = """
import sys, pathlib
from conformance.results.folder import exclusive_folder
with exclusive_folder(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path):
    """Return a process that holds the folder until it is killed."""
    command = [sys.executable, "-c", HOLDS, str(tmp_path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_folder_in_use_is_refused_and_its_holder_is_named(tmp_path, other):
    with pytest.raises(UsageError) as raised, exclusive_folder(tmp_path):
        pass
    assert raised.value.messages[0].code == "USE120"
    assert str(other.pid) in raised.value.messages[0].en


def test_what_the_holder_wrote_stays(tmp_path, other):
    (tmp_path / "result.json").write_text("of the other")
    with pytest.raises(UsageError), exclusive_folder(tmp_path):
        pass
    assert other.poll() is None
    assert (tmp_path / "result.json").read_text() == "of the other"


def test_the_lock_of_a_process_that_was_killed_is_taken_over(tmp_path, other):
    other.kill()
    other.wait()
    assert (tmp_path / ".conformance.lock").exists()
    with exclusive_folder(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_nothing_of_an_earlier_run_remains_but_the_result_that_is_continued(tmp_path):
    names = ("result.json", "report.html", "findings.json", "findings.csv", "notes.txt")
    for name in names:
        (tmp_path / name).write_text("x")
    with exclusive_folder(tmp_path, tmp_path / "result.json"):
        assert {p.name for p in tmp_path.glob("[!.]*")} == {"result.json", "notes.txt"}
    with exclusive_folder(tmp_path):
        assert {p.name for p in tmp_path.glob("[!.]*")} == {"earlier-result.json", "notes.txt"}
    assert (tmp_path / "earlier-result.json").read_text() == "x"


def test_what_a_killed_run_left_goes_out_of_the_way_unless_it_is_continued(tmp_path):
    for name in ("unfinished.json", "unfinished.cases"):
        (tmp_path / name).write_text("x")
    with exclusive_folder(tmp_path, tmp_path / "unfinished.json"):
        assert {p.name for p in tmp_path.glob("unf*")} == {"unfinished.json", "unfinished.cases"}
    with exclusive_folder(tmp_path):
        names = {"earlier-unfinished.json", "earlier-unfinished.cases"}
        assert {p.name for p in tmp_path.glob("[!.]*")} == names


def test_a_folder_that_is_a_file_is_a_usage_error(tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(UsageError) as raised, exclusive_folder(tmp_path / "out"):
        pass
    assert raised.value.messages[0].code == "USE121"


def test_a_file_is_written_whole_and_leaves_no_part_behind(tmp_path):
    write_whole(b"one", tmp_path / "a")
    write_whole(b"two", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"two"
    with pytest.raises(OSError, match=os.strerror(21) if os.name == "posix" else ""):
        write_whole(b"x", tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
