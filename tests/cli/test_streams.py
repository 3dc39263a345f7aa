"""What is written on the standard streams never changes the exit code, which is the verdict's."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
from pathlib import Path

import pytest

from conformance.cli.streams import substitute
from tests.broken_exports import EXPORTS, broken

CASE = ("--case", "health_management/record/persons/file-item-*")
PROFILE = Path(__file__).with_name("health_management_files.yaml")


def command(folder: Path, out: Path, lang: str = "ja") -> list[str]:
    started = [sys.executable, "-m", "conformance", "--lang", lang]
    return [*started, "files", str(PROFILE), str(folder), "--out", str(out), *CASE]


def environment(encoding: str) -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": encoding}


@pytest.mark.parametrize(
    ("encoding", "good", "said"),
    [
        ("cp932", False, "NG"),
        ("ascii", True, "\\u5224\\u5b9a: \\u9069\\u5408"),
    ],
)
def test_an_encoding_that_lacks_our_signs_leaves_the_verdict_alone(
    tmp_path: Path, encoding: str, good: bool, said: str
) -> None:
    folder = EXPORTS / "conforming" if good else broken("check_digit", tmp_path)
    done = subprocess.run(
        command(folder, tmp_path / "out"),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        check=False,
    )
    assert done.returncode == (0 if good else 1), done.stderr
    assert said in done.stdout.decode(encoding)


def test_a_reader_who_leaves_does_not_change_the_verdict(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # the reader has gone before the first byte
    told = command(EXPORTS / "conforming", tmp_path / "out")
    done = subprocess.run(told, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.returncode == 0, done.stderr
    assert b"Traceback" not in done.stderr
    found = json.loads((tmp_path / "out" / "result.json").read_bytes())
    assert found["verdict"]["exit_code"] == 0


@pytest.mark.parametrize(
    ("encoding", "written"),
    [("cp932", "OK NG ○ 判定"), ("latin-1", "OK NG o \\u5224\\u5b9a"), ("utf-8", "✓ ✗ ○ 判定")],
)
def test_a_sign_that_is_lacking_is_written_in_other_words(encoding: str, written: str) -> None:
    assert "✓ ✗ ○ 判定".encode(encoding, substitute()).decode(encoding) == written


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")  # noqa: PTH110
def test_output_that_finds_no_room_is_told_and_is_no_verdict(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            command(EXPORTS / "conforming", tmp_path, "en"),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert b"USE149" in done.stderr


def test_a_standard_output_that_was_closed_is_done_without(tmp_path: Path) -> None:
    shell = ["sh", "-c", 'exec "$@" >&-', "sh", *command(EXPORTS / "conforming", tmp_path)]
    assert subprocess.run(shell, check=False).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="descriptors of a shell")
@pytest.mark.parametrize("closed", ["2>&-", "<&- >&- 2>&-", "2>/dev/full"])
def test_a_run_without_an_error_stream_keeps_its_verdict(tmp_path: Path, closed: str) -> None:
    """What pytest and the processes of a run find closed must not become a fault of ours."""
    case = "child_allowance/function/register-claim/rejects-missing-*"
    run = [sys.executable, "-m", "conformance", "run", "reference", "-n", "0", "--case", case]
    shell = ["sh", "-c", f'exec "$@" {closed}', "sh", *run, "--out", str(tmp_path)]
    done = subprocess.run(shell, stdout=subprocess.DEVNULL, check=False)
    assert done.returncode == 0
    assert json.loads((tmp_path / "result.json").read_bytes())["verdict"]["exit_code"] == 0


def test_a_number_that_was_closed_is_never_a_file_of_ours(tmp_path: Path) -> None:
    program = (
        "import os, sys\n"
        "from conformance.cli.nowhere import fill_closed_streams\n"
        "fill_closed_streams()\n"
        f"written = open({str(tmp_path / 'ours')!r}, 'w')\n"
        "os.write(2, b'of a library')\n"
        "sys.stderr.write('ours'); sys.__stderr__.flush()\n"
        "sys.exit(0 if written.fileno() > 2 else 1)\n"
    )
    shell = ["sh", "-c", 'exec "$@" 2>&-', "sh", sys.executable, "-c", program]
    assert subprocess.run(shell, check=False).returncode == 0
    assert (tmp_path / "ours").read_bytes() == b""


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_line_on_stderr_is_there_at_once(unbuffered: str) -> None:
    """Most containers set PYTHONUNBUFFERED: progress must not wait for the end of the run."""
    program = (
        "import sys\n"
        "from conformance.cli.streams import guarded_streams\n"
        "with guarded_streams():\n"
        "    sys.stderr.write('there\\n')\n"
        "    sys.stdin.read()\n"
    )
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as started:
        assert started.stdin is not None
        assert started.stderr is not None
        with selectors.DefaultSelector() as waiting:
            waiting.register(started.stderr, selectors.EVENT_READ)
            told = bool(waiting.select(timeout=30))
        started.stdin.close()
        assert told
        assert started.stderr.readline() == b"there\n"
