"""20,000 cases collected and planned, against bare pytest collecting as many parametrised items.

Claim: with a catalogue of 20,000 cases (renamed copies of the catalogue's own domains) loading,
validating, planning and collecting takes under 5 seconds on an idle machine. The peer collects the
same number of items from one parametrised function. Both are whole processes (`pytest
--collect-only`), taken in turns; medians. `plan_s` is load and plan alone, in a process of its own.
Prints one line of JSON.

    python benchmarks/plan_20k.py [rounds]
"""

from __future__ import annotations

import json
import os
import re
import shutil
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

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAIM_SECONDS = 5.0
WANTED = 20_000
OTHERS = 340  # cases of the reference profile in domains that are not copied
HERE = Path(__file__).parent
CATALOG = HERE.parent / "spec_catalog"
COPIED = ("child_allowance", "resident_register")
PROFILE = """profile: 1
product: {name: 試験品, vendor: v, release: '1'}
municipality: {type: general_city, code: '139998', name: 見本市}
specifications: {specifications}
declares: {declares}
surfaces:
  api:
    base_url: {url}
    credentials: {client_id_env: BENCH, client_secret_env: BENCH}
  files: {directory: none}
"""
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


def copies(folder: Path, url: str) -> Path:
    """Write a catalogue of renamed copies and a profile that names them all."""
    names: dict[str, str] = {}
    source = (
        HERE.parent / "conformance"
    )  # a copy of the product beside it takes it as its catalogue
    shutil.copytree(source, folder / "conformance", ignore=shutil.ignore_patterns("__pycache__"))
    if (common := CATALOG / "common").is_dir():
        shutil.copytree(common, folder / "spec_catalog" / "common")
    for number in range(_copies_needed()):
        for domain in COPIED:
            for version in (CATALOG / domain).iterdir():
                name = f"{domain}_{number}"
                names[name] = version.name
                _copy(version, folder / "spec_catalog" / name / version.name, number)
    profile = folder / "profile.yaml"
    specifications = json.dumps({n: {"version": v} for n, v in names.items()})
    declares = json.dumps(dict.fromkeys(names, "all"))
    text = (
        PROFILE.replace("{url}", url)
        .replace("{specifications}", specifications)
        .replace("{declares}", declares)
    )
    profile.write_text(text, encoding="utf-8")
    return profile


def _copies_needed() -> int:
    profile = HERE.parent / "vendor_profiles" / "reference.yaml"
    found = _output(["-c", PLANNED, str(profile)]).split()
    return -(-WANTED // max(1, int(found[0]) - OTHERS))


def _copy(source: Path, target: Path, number: int) -> None:
    target.mkdir(parents=True)
    for file in source.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        for domain in COPIED:
            text = text.replace(domain, f"{domain}_{number}")
        (target / file.name).write_text(text, encoding="utf-8")


def _output(arguments: list[str], **environment: str) -> str:
    env = {**os.environ, "BENCH": "x" * 32, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", **environment}
    here = environment.get("PYTHONPATH")  # where Python looks first
    command = [sys.executable, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, cwd=here)
    if done.returncode != 0:
        sys.exit(f"a step failed:\n{done.stdout[-1500:]}{done.stderr[-1500:]}")
    return done.stdout


def collected(arguments: list[str], **environment: str) -> tuple[float, int]:
    """Return the seconds of a whole `pytest --collect-only` process and how many items it found."""
    start = time.perf_counter()
    said = _output(["-m", "pytest", "-qq", "--collect-only", *arguments], **environment)
    taken = time.perf_counter() - start
    return taken, sum(map(int, re.findall(r"^\S+: (\d+)$", said, re.MULTILINE)))


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as name, package() as url:
        folder = Path(name)
        profile = copies(folder, url)
        where = {"PYTHONPATH": name}
        planned = [_output(["-c", PLANNED, str(profile)], **where).split() for _ in range(rounds)]
        peer = folder / "test_peer.py"
        peer.write_text(PEER % int(planned[0][0]), encoding="utf-8")
        plain = ["-c", os.devnull, "-p", "no:cacheprovider", "--rootdir", name]
        ours = [*plain, "-p", "conformance.pytest_plugin", f"--conf-profile={profile}"]
        runs = [
            (
                collected([*ours, str(folder / "spec_catalog")], **where),
                collected([*plain, str(peer)]),
            )
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
