"""One request of the harness against one bare call with `requests`.

Claim: a call through the conformance test interface, and a call through a mapping (values, names,
nesting and envelope turned both ways), each take less than 1.5 times as long as a bare
`requests.Session` that posts the same bytes to the same server and reads the answer as JSON. The
server is a process of its own that gives the same answer to everything. Calls are made in turns,
one of each kind, and the medians compared; `cpu_ratio` is the same for the processor time of the
calling process alone, where nothing is waited for. Prints one line of JSON.

    python benchmarks/request_overhead.py [calls]
"""

from __future__ import annotations

import datetime as dt
import json
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import requests
from arguments import argument

from conformance.catalog.load import load
from conformance.surfaces.endpoint import Endpoint
from conformance.surfaces.oauth import Client
from conformance.surfaces.profile import load_profile
from conformance.worlds.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CLAIM = 1.5
DAY = dt.date(2026, 4, 1)
WARM_UP = 50
DOMAIN, GROUP, KEY = "resident_register", "residents", {"atena_number": "000000000012345"}
PROFILE = """profile: 1
product: {name: 計測, vendor: v, release: '1'}
municipality: {type: general_city, code: '139998', name: 見本市}
specifications: {resident_register: {version: '6.1'}}
surfaces:
  api:
    adapter: mapping
    base_url: URL
    mapping:
      envelope: {ok: "kekka.code == '0000'", rows: data}
      types: {date: {wareki: '{G}{yy}.{mm}.{dd}'}}
      fields:
        resident_register/residents:
          name: shimei
          birth_date: seinengappi
          household_number: setaiNo
          sex: {to: seibetsu, values: {'1': '10', '2': '20'}}
      calls:
        - action: query
          steps: [{request: 'POST /juki/{group}/kensaku', body: {joken: '{where}'}}]
"""


@contextmanager
def server() -> Iterator[str]:
    """Run the server; give its address."""
    command = [sys.executable, str(Path(__file__).with_name("canned.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
        if run.stdin is None or run.stdout is None:
            sys.exit("the server has no pipes")
        yield f"http://127.0.0.1:{run.stdout.readline().strip()}"
        run.stdin.close()


def session(folder: Path, url: str, *, mapped: bool) -> Session:
    """Return a session of the harness."""
    path = folder / "profile.yaml"
    text = PROFILE.replace("URL", url)
    path.write_text(text if mapped else text.replace("adapter: mapping", ""), encoding="utf-8")
    profile = load_profile(path).profile
    endpoint = Endpoint(url, Client("a" * 32, "b" * 40))
    specs = {DOMAIN: load(DOMAIN)}
    found = Session(specs, profile, DAY, 1, endpoint, folder=folder)
    found._tokens.ask = lambda _scope: "t" * 200  # noqa: SLF001 - no token endpoint here
    return found


def asking(found: Session) -> Callable[[], object]:
    """Return the call as the suite makes it."""
    package = found.interface
    return lambda: package.query(DOMAIN, GROUP, KEY)


def bare(url: str, path: str, body: object) -> Callable[[], object]:
    """Return the same call with nothing but requests."""
    plain = requests.Session()
    plain.trust_env = False
    headers = {"Content-Type": "application/json", "Authorization": "Bearer " + "t" * 200}

    def call() -> object:
        data = json.dumps(body, ensure_ascii=False).encode()
        answer = plain.post(url + path, data=data, headers=headers, timeout=30)
        return answer.json()

    return call


def medians(
    ways: dict[str, Callable[[], object]], calls: int, clock: Callable[[], float]
) -> dict[str, float]:
    """Return the median seconds of each way by a clock, tried in turns."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(WARM_UP + calls):
        for name, way in ways.items():
            start = clock()
            way()
            if number >= WARM_UP:
                taken[name].append(clock() - start)
    return {name: statistics.median(found) for name, found in taken.items()}


def main() -> None:
    """Measure and print."""
    calls = int(argument(0, "1000", "20"))
    body = {"where": KEY, "actor": {"id": "conf-clerk", "role": "clerk"}}
    path = f"/conformance/v1/sandboxes/1/records/{DOMAIN}/{GROUP}/query"
    with server() as url, tempfile.TemporaryDirectory() as name:
        ways = {
            "bare": bare(url, path, body),
            "interface": asking(session(Path(name), url, mapped=False)),
            "mapping": asking(session(Path(name), url, mapped=True)),
        }
        found = medians(ways, calls, time.perf_counter)
        burnt = medians(ways, calls, time.process_time)
    ratios = {f"ratio_{way}": round(found[way] / found["bare"], 3) for way in list(ways)[1:]}
    cpu = {f"cpu_ratio_{way}": round(burnt[way] / burnt["bare"], 3) for way in list(ways)[1:]}
    micro = {f"{way}_us": round(seconds * 1e6) for way, seconds in found.items()}
    print(json.dumps({"calls": calls, **micro, **ratios, **cpu, "claim": CLAIM}))


if __name__ == "__main__":
    main()
