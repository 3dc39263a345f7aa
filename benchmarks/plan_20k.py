"""More than 20,000 cases collected and planned, against bare pytest collecting as many items.

Claim: loading, validating, planning and collecting every case of the bundled catalogue takes under
5 seconds on an idle machine. The peer collects the same number of items from one parametrised
function. Both are whole processes (`pytest --collect-only`), taken in turns; medians. `plan_s` is
load and plan alone, in a process of its own. Prints one line of JSON.

    python benchmarks/plan_20k.py [rounds] [--short]
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from addressed import profile_at
from arguments import argument

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAIM_SECONDS = 5.0
HERE = Path(__file__).parent
CATALOG = HERE.parent / "spec_catalog"
PLANNED = """
import sys, time
start = time.perf_counter()
from conformance.plugin.options import options_of
from conformance.plugin.prepare import prepare
print(len(prepare(options_of({"profile": sys.argv[1]})).whole), time.perf_counter() - start)
"""
PEER = """
import pytest
@pytest.mark.parametrize("case", [f"domain/function/key-{n}/stores" for n in range(%d)])
def test_case(case): pass
"""


class Answering(BaseHTTPRequestHandler):
    """A package that is there: it gives a token and an empty list of what it provides."""

    def do_GET(self) -> None:
        """Answer the call before a run that asks whether anybody is there."""
        body = b'{"access_token": "t", "metadata": {}, "_links": {}, "result": []}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        """Give a token."""
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.do_GET()

    def log_message(self, *_arguments: object) -> None:
        """Keep quiet."""


@contextmanager
def package() -> Iterator[str]:
    """Run the package that is there; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


def _output(arguments: list[str]) -> str:
    env = {**os.environ, "BENCH": "x" * 32, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=env)
    if done.returncode != 0:
        sys.exit(f"a step failed:\n{done.stdout[-1500:]}{done.stderr[-1500:]}")
    return done.stdout


def collected(arguments: list[str]) -> tuple[float, int]:
    """Return the seconds of a whole `pytest --collect-only` process and how many items it found."""
    start = time.perf_counter()
    said = _output(["-m", "pytest", "-qq", "--collect-only", *arguments])
    taken = time.perf_counter() - start
    return taken, sum(map(int, re.findall(r"^\S+: (\d+)$", said, re.MULTILINE)))


def main() -> None:
    """Measure and print."""
    rounds = int(argument(0, "3", "1"))
    with tempfile.TemporaryDirectory() as name, package() as url:
        folder = Path(name)
        profile = profile_at(folder, url, "BENCH", "BENCH")
        planned = [_output(["-c", PLANNED, str(profile)]).split() for _ in range(rounds)]
        peer = folder / "test_peer.py"
        peer.write_text(PEER % int(planned[0][0]), encoding="utf-8")
        plain = ["-c", os.devnull, "-p", "no:cacheprovider", "--rootdir", name]
        ours = [*plain, "-p", "conformance.pytest_plugin", f"--conf-profile={profile}"]
        runs = [
            (collected([*ours, str(CATALOG)]), collected([*plain, str(peer)]))
            for _ in range(rounds)
        ]
    harness, bare = (statistics.median(r[n][0] for r in runs) for n in (0, 1))
    figures = {"cases_planned": int(planned[0][0]), "items": runs[0][0][1], "peer": runs[0][1][1]}
    seconds = {
        "plan_s": round(statistics.median(float(p[1]) for p in planned), 2),
        "collect_s": round(harness, 2),
        "bare_s": round(bare, 2),
    }
    print(json.dumps({**figures, **seconds, "ratio": harness / bare, "claim_s": CLAIM_SECONDS}))


if __name__ == "__main__":
    main()
