"""A whole certification of the bundled reference package, domain by domain and all at once.

Claim: `conformance run reference -n auto` tries the cases of all domains, judging, masking and
reporting included, at no less than half the pace of bare pytest items on one core that make the
calls of the API cases of 児童手当 (`case_overhead.py`, measured again here). The cases of the other
domains make other calls, so this is a pace, not the cost of the harness. The seconds of each
domain are information. Prints one line of JSON.

    python benchmarks/certify.py
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import case_overhead
from addressed import PROFILE
from arguments import SHORT

from conformance.surfaces.profile import load_profile

CLAIM = 2.0
LITTLE = ("--case", f"{case_overhead.DOMAIN}/form/*") if SHORT else ()


def run(folder: Path, *arguments: str) -> dict[str, float]:
    """Return seconds, tried cases and cases per second of one run, whatever its verdict."""
    command = [sys.executable, "-m", "conformance", "run", "reference", "-n", "auto", *arguments]
    start = time.perf_counter()
    done = subprocess.run([*command, "--out", str(folder)], check=False, capture_output=True)
    taken = time.perf_counter() - start
    if not (folder / "result.json").is_file():
        sys.exit(done.stderr.decode())
    result = json.loads((folder / "result.json").read_bytes())
    tried = sum(case["verdict"] in {"pass", "fail"} for case in result["cases"])
    pace = {"seconds": round(taken, 1), "tried": tried, "per_second": round(tried / taken, 1)}
    return {**pace, "exit_code": done.returncode}


def bare_pace(folder: Path) -> float:
    """Return how many bare items a second make the calls of as many cases of the harness."""
    case_overhead.harness(folder, "-p", "recorded", *case_overhead.LITTLE)
    cases = json.loads((folder / "calls.json").read_text(encoding="utf-8"))
    return len(cases) / case_overhead.bare(folder)


def main() -> None:
    """Measure and print."""
    wanted = load_profile(PROFILE).profile.specifications
    domains_wanted = tuple(wanted) if not SHORT else (case_overhead.DOMAIN,)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        domains = {d: run(folder / d, "-d", d, *LITTLE) for d in domains_wanted}
        whole = run(folder / "all", *LITTLE)
        bare = bare_pace(folder)
    figures = {"domains": domains, "all": whole, "bare_per_second": round(bare, 1)}
    print(json.dumps({**figures, "ratio": round(bare / whole["per_second"], 2), "claim": CLAIM}))


if __name__ == "__main__":
    main()
