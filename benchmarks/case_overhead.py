"""A case of the harness against a bare pytest item that makes the same calls.

Claim: trying all API cases of 児童手当 through the plugin takes less than 1.5 times as long as
the same number of bare pytest items that make the same calls with a bare `requests.Session` and
look at nothing but the status. Both are whole processes on one core against a fresh reference
package of their own, whose start is not counted for either. Rounds are taken in turns, after one
run that records the calls; the shortest of each is compared, since all that a machine does beside
it only ever adds. Prints one line of JSON.

    python benchmarks/case_overhead.py [rounds]
"""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from addressed import profile_at
from arguments import SHORT, argument

from conformance.surfaces.launch import Launched, launch_reference

CLAIM = 1.5
DAY = dt.date(2026, 4, 1)
DOMAIN = "child_allowance"
SEED = "--conf-seed=1"  # the calls recorded are those of the rounds
LITTLE = (f"--conf-case={DOMAIN}/form/*",) if SHORT else ()
HERE = Path(__file__).parent
QUIET = ("-q", "--tb=no", "--no-header", "-c", os.devnull, "--import-mode=importlib")
PLAIN = (
    *("-p", "no:cacheprovider", "-p", "no:logging", "-p", "no:doctest", "-p", "no:unittest"),
    *("-p", "no:unraisableexception", "-p", "no:threadexception"),  # as the command has them
)


class Taken(NamedTuple):
    """Seconds of a whole process: by the clock, and of processor time."""

    clock: float
    processor: float


def pytest_seconds(folder: Path, launched: Launched, *arguments: str) -> Taken:
    """Return how long a pytest process takes."""
    environment = {
        **{n: v for n, v in os.environ.items() if n != "PYTHONDONTWRITEBYTECODE"},  # as installed
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONPATH": str(HERE),
        "CONFORMANCE_RECORD": str(folder / "calls.json"),
        "CONFORMANCE_SAME": str(folder / "same.json"),
        "BENCH_URL": launched.url,
        "BENCH_ID": launched.client_id,
        "BENCH_SECRET": launched.client_secret,
    }
    command = [sys.executable, "-m", "pytest", *QUIET, *PLAIN, *arguments]
    start, before = time.perf_counter(), _processor_of_children()
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    taken = Taken(time.perf_counter() - start, _processor_of_children() - before)
    if done.returncode != 0:
        sys.exit(f"a run that must be green was not:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return taken


def _processor_of_children() -> float:
    """Return the seconds of processor time of all children that ended."""
    used = os.times()
    return used.children_user + used.children_system


def harness(folder: Path, *more: str) -> Taken:
    """Return the seconds of the harness over a fresh reference package."""
    launched = launch_reference(DAY, exports=False)
    try:
        profile = profile_at(folder, launched.url, "BENCH_ID", "BENCH_SECRET")
        options = (f"--conf-profile={profile}", f"--conf-as-of={DAY}", "--conf-surface=api", SEED)
        where = HERE.parent / "spec_catalog" / DOMAIN
        plugin = ("-p", "conformance.pytest_plugin", f"--conf-domain={DOMAIN}")
        return pytest_seconds(folder, launched, *plugin, *options, *more, str(where))
    finally:
        launched.stop()


def bare(folder: Path) -> Taken:
    """Return the seconds of bare items that make the recorded calls."""
    launched = launch_reference(DAY, exports=False)
    try:
        return pytest_seconds(folder, launched, str(HERE / "bare_items.py"))
    finally:
        launched.stop()


def main() -> None:
    """Record, measure and print."""
    rounds = int(argument(0, "3", "1"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        harness(folder, "-p", "recorded", *LITTLE)
        cases = json.loads((folder / "calls.json").read_text(encoding="utf-8"))
        runs = [(harness(folder, *LITTLE), bare(folder)) for _ in range(rounds)]
        same = json.loads((folder / "same.json").read_text(encoding="utf-8"))
    ours, theirs = (Taken(*map(min, zip(*each, strict=True))) for each in zip(*runs, strict=True))
    figures = {"cases": len(cases), "calls": sum(map(len, cases)), "same_status": same}
    seconds = {"harness_s": round(ours.clock, 2), "bare_s": round(theirs.clock, 2)}
    busy = {"harness_cpu_s": round(ours.processor, 2), "bare_cpu_s": round(theirs.processor, 2)}
    each = {"overhead_ms_per_case": round((ours.clock - theirs.clock) / len(cases) * 1000, 2)}
    ratios = {
        "ratio": round(ours.clock / theirs.clock, 3),
        "ratio_cpu": round(ours.processor / theirs.processor, 3),
    }
    print(
        json.dumps(
            {**figures, **seconds, **busy, "rounds": rounds, **each, **ratios, "claim": CLAIM}
        )
    )


if __name__ == "__main__":
    main()
