"""Progress: lines that change at a terminal, one for each domain; plain lines elsewhere."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from types import SimpleNamespace

import pytest

from conformance.plugin import progress as module
from conformance.plugin.progress import ProgressPlugin
from tests.plugin.test_resume import product

__all__ = ["product"]  # a fixture

PLANNED = {"child_allowance": 60, "supplementary_family_register": 40, "seal_registration": 2}
ESCAPES = re.compile(r"\x1b\[[?0-9;]*[A-Za-z]")


class Terminal(io.StringIO):
    def isatty(self):
        return True


class Clock:
    """The clock of the progress, which goes on as told."""

    def __init__(self):
        self.now = 100.0

    def monotonic(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(module, "time", made)
    return made


def at(stream, monkeypatch, width=80):
    monkeypatch.setattr(sys, "stderr", stream)
    for name, value in (("COLUMNS", str(width)), ("TERM", "xterm-256color"), ("LINES", "24")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return stream


def ended(progress, domain, times=1, *, failed=0):
    for number in range(times):
        report = SimpleNamespace(
            when="call", nodeid=f"{domain}/2.0/x.yaml::a", failed=number < failed
        )
        progress.pytest_runtest_logreport(report)


def drawn(progress, stream):
    """Return the lines as they stand at the terminal now."""
    progress.live.refresh()
    return ESCAPES.sub("", stream.getvalue()).rpartition("testing")[2].splitlines()


def test_at_a_terminal_each_domain_at_work_has_its_line_below_that_of_the_whole(monkeypatch, clock):
    stream = at(Terminal(), monkeypatch)
    with ProgressPlugin(PLANNED, "en") as progress:
        clock.now += 10
        ended(progress, "child_allowance", 30, failed=2)
        ended(progress, "supplementary_family_register", 10)
        first, *rows = drawn(progress, stream)
        assert first.strip() == "40/102 (39 %) · 4.0/s · about 16 s left · failed 2"
        assert [row.split()[0] for row in rows] == [
            "child_allowance",
            "supplementary_family_register",
        ]
        assert "30/60 failed 2" in rows[0]
        assert "10/40" in rows[1]
        assert "failed" not in rows[1]
        assert "…" not in "".join([first, *rows])  # nothing is cut at 80 letters
        assert all(len(row) <= 80 for row in rows)


def test_a_domain_that_is_through_stays_only_where_something_failed(monkeypatch, clock):
    stream = at(Terminal(), monkeypatch)
    with ProgressPlugin(PLANNED, "en") as progress:
        clock.now += 10
        ended(progress, "seal_registration", 2)
        ended(progress, "supplementary_family_register", 40, failed=1)
        ended(progress, "child_allowance", 1)
        _, *rows = drawn(progress, stream)
        told = [row.split()[0] for row in rows]
        assert told == ["supplementary_family_register", "child_allowance"]


def test_when_it_ends_its_lines_are_taken_away(monkeypatch, clock):
    stream = at(Terminal(), monkeypatch)
    with ProgressPlugin(PLANNED, "en") as progress:
        ended(progress, "child_allowance")
        clock.now += 1
    assert stream.getvalue().count("\x1b[?25h") == 1  # the cursor is back
    assert stream.getvalue().endswith("\x1b[1A\x1b[2K")


def test_what_is_caught_while_it_is_shown_does_not_reach_the_terminal(monkeypatch, clock):
    stream = at(Terminal(), monkeypatch)
    caught = io.StringIO()
    monkeypatch.setattr(sys, "stdout", caught)
    with ProgressPlugin(PLANNED, "en") as progress:
        clock.now += 1
        ended(progress, "child_allowance")
        sys.stdout.write("for later\n")
    assert "for later" in caught.getvalue()
    assert "for later" not in stream.getvalue()


def test_elsewhere_a_plain_line_is_written_now_and_then(monkeypatch, clock):
    stream = at(io.StringIO(), monkeypatch)
    with ProgressPlugin(PLANNED, "en") as progress:
        for _ in range(40):
            clock.now += 1
            ended(progress, "child_allowance", failed=1)
    lines = stream.getvalue().splitlines()
    assert "\x1b" not in stream.getvalue()
    assert "\r" not in stream.getvalue()
    assert [line.partition(" (")[0] for line in lines] == [
        "testing 1/102",
        "testing 16/102",
        "testing 31/102",
    ]
    assert lines[-1] == (
        "testing 31/102 (30 %) · 1.0/s · about 1 min left · failed 31 (child_allowance 31)"
        " · child_allowance 31/60"
    )


CASES = "seal_registration/record/*/file-*"  # so many that one is under way at some refresh
OVER = {0, 3}  # there is no differential to judge


def test_in_a_pipe_a_run_tells_its_progress_in_plain_lines(product):
    command = [sys.executable, "-m", "conformance", "--lang", "en", "run", "own.yaml"]
    command += ["--out", "out", "-n", "0", "--case", CASES]
    done = subprocess.run(command, cwd=product, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode in OVER
    assert re.search(r"^testing 1/\d+ \(\d+ %\)$", done.stderr, re.MULTILINE), done.stderr
    assert "\x1b" not in done.stderr + done.stdout


@pytest.mark.skipif(os.name == "nt", reason="terminals of this kind are of POSIX")
def test_at_a_terminal_a_run_draws_its_domain_and_leaves_the_summary(product):
    import pty

    command = [sys.executable, "-m", "conformance", "--lang", "en", "run", "own.yaml"]
    command += ["--out", "out", "-n", "0", "--case", CASES]
    here, there = pty.openpty()
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    run = subprocess.Popen(
        command, cwd=product, stdout=subprocess.PIPE, stderr=there, env=env, encoding="utf-8"
    )
    os.close(there)
    said = run.communicate()[0]
    drawn_ = b""
    while True:
        try:
            part = os.read(here, 65_536)
        except OSError:  # the other end is closed
            break
        if not part:
            break
        drawn_ += part
    os.close(here)
    text = ESCAPES.sub("", drawn_.decode())
    assert run.returncode in OVER
    assert re.search(r"testing \d+/\d+", text)
    assert re.search(r"seal_registration\s+━+.*\d+/\d+", text), text
    assert "Verdict:" in said
