"""The start of the command against the start of Python and of pytest.

Claim: `conformance --help` answers in under 0.3 seconds on an idle machine, and sooner than
`pytest --version`. Median of seven each, taken in turns. Prints one line of JSON.

    python benchmarks/start_up.py
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

from arguments import argument

CLAIM_SECONDS = 0.3
ROUNDS = 7
COMMANDS = {
    "conformance_help": ("-m", "conformance", "--help"),
    "bare_python": ("-c", "pass"),
    "pytest_version": ("-m", "pytest", "--version"),
}


def seconds(arguments: tuple[str, ...]) -> float:
    """Return how long one process takes from start to end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    wanted = int(argument(0, str(ROUNDS), "1"))
    rounds = [{name: seconds(a) for name, a in COMMANDS.items()} for _ in range(wanted)]
    medians = {name: statistics.median(r[name] for r in rounds) for name in COMMANDS}
    ours = medians["conformance_help"]
    figures = {f"{name}_s": round(value, 4) for name, value in medians.items()}
    ratios = {
        "ratio_to_python": round(ours / medians["bare_python"], 2),
        "ratio_to_pytest": round(ours / medians["pytest_version"], 2),
    }
    print(json.dumps({**figures, **ratios, "claim_s": CLAIM_SECONDS, "rounds": wanted}))


if __name__ == "__main__":
    main()
