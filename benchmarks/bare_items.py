"""The peer of `case_overhead.py`: one pytest item for each recorded case, bare requests, no rules.

Takes an access token once, makes the recorded calls, reads each body as JSON, and counts
those answered with the status the harness saw. Not a test of anything.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import requests

from conformance.surfaces.http import Http
from conformance.surfaces.oauth import Client, access_token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recorded import Call

URL = os.environ["BENCH_URL"]
CASES = json.loads(Path(os.environ["CONFORMANCE_RECORD"]).read_text(encoding="utf-8"))
SESSION = requests.Session()
SESSION.trust_env = False
TOKENS: dict[str, str] = {}
SAME: list[bool] = []


@pytest.fixture(scope="session", autouse=True)
def statuses() -> Iterator[None]:
    """Write at the end how many calls were answered as the harness's were."""
    yield
    Path(os.environ["CONFORMANCE_SAME"]).write_text(json.dumps(sum(SAME)), encoding="utf-8")


def header(value: str) -> str:
    """Return a header's value; the mark of a token becomes a token, taken once for each scope."""
    if not value.startswith("TOKEN "):
        return value
    scope = value.removeprefix("TOKEN ")
    if scope not in TOKENS:
        client = Client(os.environ["BENCH_ID"], os.environ["BENCH_SECRET"])
        TOKENS[scope] = access_token(Http(URL, 30, 1_000_000), "/oauth/token", client, scope)
    return f"Bearer {TOKENS[scope]}"


@pytest.mark.parametrize("calls", CASES, ids=range(len(CASES)))
def test_calls(calls: list[Call]) -> None:
    """Make the calls of one case."""
    for method, path, body, form, headers, status in calls:
        sent = {name: header(value) for name, value in headers.items()}
        data: bytes | dict[str, str] | None = form
        if body is not None:
            data = json.dumps(body, ensure_ascii=False).encode()
            sent["Content-Type"] = "application/json"
        answer = SESSION.request(
            method, URL + path, data=data, headers=sent, timeout=30, allow_redirects=False
        )
        if answer.content and answer.headers["Content-Type"].startswith("application/json"):
            answer.json()
        SAME.append(answer.status_code == status)
