"""Record the calls a run makes, case by case, so that a peer can make the very same calls.

Loaded as a pytest plugin (`-p recorded`) beside the harness; writes to the file that
CONFORMANCE_RECORD names: for each case a list of `[method, path, body, form, headers, status]`. An
access token the run was given is written as `TOKEN <scope>`; one it spoiled on purpose stays.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.surfaces.http import Http, HttpResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

Call = tuple[str, str, object, "dict[str, str] | None", "dict[str, str]", int]
CASES: list[list[Call]] = []
GIVEN: dict[str, str] = {}
PLAIN_CALL = Http.call


def pytest_runtest_logstart() -> None:
    """Begin the list of the next case."""
    CASES.append([])


def pytest_configure() -> None:
    """Listen to every call of this process, but keep only what a case makes."""
    Http.call = recording  # type: ignore[method-assign]  # the one seam all calls go through


def pytest_unconfigure() -> None:
    """Write what was heard."""
    path = Path(os.environ["CONFORMANCE_RECORD"])
    path.write_text(json.dumps(CASES, ensure_ascii=False), encoding="utf-8")


def recording(
    self: Http,
    method: str,
    path: str,
    *,
    body: object = None,
    headers: Mapping[str, str] | None = None,
    form: Mapping[str, str] | None = None,
    named: str = "",
) -> HttpResponse:
    """Make the call and note it."""
    answer = PLAIN_CALL(self, method, path, body=body, headers=headers, form=form, named=named)
    said = answer.json
    if isinstance(said, dict) and "access_token" in said:
        GIVEN[f"Bearer {said['access_token']}"] = f"TOKEN {(form or {}).get('scope', '')}"
    elif CASES:
        sent = {n: GIVEN.get(v, v) for n, v in (headers or {}).items()}
        CASES[-1].append((method, path, body, dict(form) if form else None, sent, answer.status))
    return answer
