"""One case against a running package, from the command to the verdict, against a bare pytest run.

Claim: `conformance run PROFILE --case ID` takes at most 2.5 times the processor time of the peer as
a whole process: profile, catalogue and plan are read, the case tried, the result and its page
written. The peer is `python -m pytest` with a single test that asks the same running package one
thing with `requests`. Taken in turns after one of each that warms the caches; the median of each is
told, by the clock and of processor time. Prints one line of JSON.

    python benchmarks/one_case.py [rounds]
"""

from __future__ import annotations

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from addressed import profile_at
from arguments import argument

from conformance.surfaces.launch import launch_reference

CLAIM = 2.5
DAY = dt.date(2026, 4, 1)
CASE = "child_allowance/function/register-claim/stores-what-was-sent"
BARE = """
import os
import requests

def test_the_package_answers():
    assert requests.get(os.environ["BENCH_URL"], timeout=9).status_code < 500
"""


class Taken(NamedTuple):
    """Seconds of a whole process: by the clock, and of processor time."""

    clock: float
    processor: float


def taken(command: list[str], environment: dict[str, str]) -> Taken:
    """Return how long a process takes that must end with 0 or, of a part of all cases, 3."""
    start, before = time.perf_counter(), os.times()
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    seconds, after = time.perf_counter() - start, os.times()
    if done.returncode not in {0, 3}:
        sys.exit(f"a run that must be green was not:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    busy = after.children_user + after.children_system
    return Taken(seconds, busy - before.children_user - before.children_system)


def main() -> None:
    """Measure and print."""
    rounds = int(argument(0, "7", "1"))
    launched = launch_reference(DAY, exports=False)
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            profile = profile_at(folder, launched.url, "BENCH_ID", "BENCH_SECRET")
            bare = folder / "test_bare.py"
            bare.write_text(BARE, encoding="utf-8")
            environment = {
                **{n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"},
                "BENCH_URL": launched.url,
                "BENCH_ID": launched.client_id,
                "BENCH_SECRET": launched.client_secret,
            }
            out = ("--out", str(folder / "out"), "--seed", "1", "--as-of", str(DAY))
            ours = [*(sys.executable, "-m", "conformance", "run", str(profile)), "--case", CASE]
            peer = [*(sys.executable, "-m", "pytest", "-q", "-c", os.devnull), str(bare)]
            each = [
                (taken([*ours, *out], environment), taken(peer, environment))
                for _ in range(1 + rounds)
            ][1:]
    finally:
        launched.stop()
    harness, bare_run = (
        Taken(*map(statistics.median, zip(*side, strict=True))) for side in zip(*each, strict=True)
    )
    figures = {
        "rounds": rounds,
        "one_case_s": round(harness.clock, 2),
        "one_case_cpu_s": round(harness.processor, 2),
        "bare_s": round(bare_run.clock, 2),
        "bare_cpu_s": round(bare_run.processor, 2),
        "ratio": round(harness.clock / bare_run.clock, 2),
        "ratio_cpu": round(harness.processor / bare_run.processor, 2),
        "claim": CLAIM,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
