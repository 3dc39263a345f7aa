"""The process: it says where it answers, and ends with the one that started it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import requests

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMAND = [sys.executable, "-m", "conformance.reference", "--client-id", "c", "--secret-env", "SEC"]


@pytest.fixture
def process() -> Iterator[subprocess.Popen[str]]:
    started = subprocess.Popen(
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "SEC": "s" * 40},
    )
    yield started
    started.kill()
    started.wait()
    for pipe in (started.stdin, started.stdout):
        if pipe is not None:
            pipe.close()


def _url(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return str(json.loads(process.stdout.readline())["url"])


def test_it_ends_when_its_standard_input_closes(process: subprocess.Popen[str]) -> None:
    assert (
        requests.get(f"{_url(process)}/conformance/v1/capabilities", timeout=5).status_code == 401
    )
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0


def test_it_ends_on_sigterm(process: subprocess.Popen[str]) -> None:
    _url(process)
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) in {0, -signal.SIGTERM}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [([], "SEC is not set"), (["--mutant", "no-such"], "there is no mutant 'no-such'")],
)
def test_it_says_what_is_wrong_with_the_call(arguments: list[str], said: str) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "SEC"}
    if arguments:
        environment["SEC"] = "s" * 40
    done = subprocess.run(
        [*COMMAND, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
