"""The command line as a process: started apart from the server, known again, asked to stop."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import psutil

from conformance.values.private_files import private_folder, write_private

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

STORE_ENV: Final = "CONFORMANCE_STORE"
"""Names the store of the workbench; it may hold a password and goes to no run."""

_OF_THE_STORE: Final = frozenset({STORE_ENV, "PGPASSWORD", "PGPASSFILE", "PGSERVICEFILE"})
"""What leads into the store; a profile could name it as a secret to be sent elsewhere."""

_SECONDS: Final = 300
_BORN_WITHIN: Final = 2.0  # seconds by which a clock may tell a start otherwise


@dataclass(frozen=True, slots=True)
class Started:
    """A process: its number, and when it was born, for numbers are used again."""

    pid: int
    born: float


def environment() -> Mapping[str, str]:
    """Return what the command line is given of the server's environment."""
    own = {name: value for name, value in os.environ.items() if name not in _OF_THE_STORE}
    return {**own, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PYTHONIOENCODING": "utf-8"}


def output_lines(command: Sequence[str], folder: Path) -> list[str]:
    """Run a command to its end and return the lines that it wrote.

    Raises:
        subprocess.TimeoutExpired: it took more than five minutes.
    """
    done = subprocess.run(  # noqa: S603 - our own command line, no shell
        command,
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=_SECONDS,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace").splitlines()


def start(command: Sequence[str], folder: Path, log: Path) -> Started:
    """Start a command that lives on when the server ends; what it says goes to a log."""
    private_folder(log.parent)
    write_private(log, b"")
    with log.open("ab") as said:
        process = subprocess.Popen(  # noqa: S603 - our own command line, no shell
            command,
            cwd=folder,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
    _OURS[process.pid] = process
    born = 0.0
    with suppress(psutil.Error):
        born = psutil.Process(process.pid).create_time()
    return Started(process.pid, born)


_OURS: dict[int, subprocess.Popen[bytes]] = {}
"""Those that this server started itself: only their exit codes can be asked for."""


def is_alive(started: Started) -> bool:
    """Return whether a process goes on, whoever started it."""
    ours = _OURS.get(started.pid)
    if ours is not None and ours.poll() is not None:
        return False
    try:
        process = psutil.Process(started.pid)
        same = abs(process.create_time() - started.born) < _BORN_WITHIN
        return same and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def find_process(mark: str) -> Started | None:
    """Return the process that was given a mark: the server died before it wrote down which it is.

    A mark is a word of its command line that no other has.
    """
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if mark in process.cmdline():
                return Started(process.pid, process.create_time())
    return None


def exit_code(started: Started) -> int | None:
    """Return how a process that this server started ended; None where it cannot be known."""
    ours = _OURS.pop(started.pid, None)
    return None if ours is None else ours.poll()


def stop(started: Started) -> None:
    """Ask a process to end as a build server does: it leaves a result that can be continued."""
    if is_alive(started):
        with suppress(psutil.Error, OSError):
            # only Windows has the first: the event that a program there sees as SIGBREAK
            asked = getattr(signal, "CTRL_BREAK_EVENT", signal.SIGTERM)
            psutil.Process(started.pid).send_signal(asked)
