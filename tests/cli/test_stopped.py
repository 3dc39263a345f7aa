"""A command that is asked to end does so in order: 130, one sentence, nothing left running."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import psutil
import pytest

from conformance.cli import main as cli
from conformance.plugin.interruption import ASKED_TO_END

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.mark.parametrize("number", ASKED_TO_END, ids=lambda one: one.name)
def test_any_command_says_that_it_was_stopped(
    number: signal.Signals, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "check_given", lambda _: signal.raise_signal(number))
    with _at_default(number):
        assert cli.main(["--lang", "en", "gate", "result.json"]) == 130
        assert signal.getsignal(number) == signal.SIG_DFL
    told = capsys.readouterr().err
    assert told.startswith("USE163 ")
    assert "Traceback" not in told


def test_stopped_where_a_text_is_executed_the_code_is_ours() -> None:
    """CPython ends by SIGINT after a plain KeyboardInterrupt there: while a dataclass is made."""
    program = (
        "import signal, sys\n"
        "from conformance.cli import main as cli\n"
        "cli.check_given = lambda _: exec('import signal; signal.raise_signal(signal.SIGTERM)')\n"
        "sys.exit(cli.main(['gate', 'result.json']))\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 130


@pytest.mark.whole
@pytest.mark.parametrize("command", ["doctor", "try"])
def test_nothing_is_left_of_a_sample_package_that_was_coming_up(command: str) -> None:
    started = subprocess.Popen(
        [sys.executable, "-m", "conformance", command, "reference"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert _wait(lambda: _children(started.pid)), "the sample package was never started"
        started.send_signal(signal.SIGTERM)
        _, told = started.communicate(timeout=30)
        assert (started.returncode, "Traceback" in told) == (130, False)
        assert _wait(lambda: not _group(started.pid), 5), "processes are left"
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)


@contextlib.contextmanager
def _at_default(number: signal.Signals) -> Iterator[None]:
    """Handle a signal as Python does by itself: tests started by `nohup` ignore a hang-up."""
    before = signal.signal(number, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(number, before)


def _wait(come: Callable[[], object], seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if come():
            return True
        time.sleep(0.05)
    return False


def _children(pid: int) -> list[psutil.Process]:
    return psutil.Process(pid).children()


def _group(pid: int) -> bool:
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True
