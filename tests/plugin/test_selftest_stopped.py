"""A self-test that is stopped leaves nothing running."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.plugin.conftest import ROOT


@pytest.mark.whole
@pytest.mark.skipif(os.name == "nt", reason="process groups are POSIX")
def test_sigterm_ends_the_lanes_and_their_packages_too():
    command = [sys.executable, "-u", "-m", "conformance", "selftest", "--domain", "child_allowance"]
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True)
    try:
        assert run.stdout.readline()  # the first fault is judged: both lanes work
        run.send_signal(signal.SIGTERM)
        assert run.wait(30) == 130
        left = time.monotonic() + 10
        while time.monotonic() < left:
            try:
                os.killpg(run.pid, 0)
            except ProcessLookupError:
                return
            time.sleep(0.2)
        pytest.fail("processes of the self-test are still there")
    finally:
        run.stdout.close()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
