"""A sandbox of the test interface, open for as long as a fuzz run works in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.surfaces.interface import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from conformance.findings import Json
    from conformance.surfaces.http import Http
    from conformance.surfaces.profile import Municipality

_OK = 200


@contextmanager
def sandbox(http: Http, proof: Mapping[str, str], place: Municipality, day: date) -> Iterator[str]:
    """Open a sandbox and give it back at the end (`UntestedError` when there is none)."""
    body: dict[str, Json] = {
        "city_type": place.type,
        "municipality_code": place.code,
        "business_date": day.isoformat(),
    }
    answer = http.call("POST", f"{BASE}/sandboxes", body=body, headers=proof)
    name = _name(answer.json) if answer.status == _OK else None
    if name is None:
        raise UntestedError(_no_sandbox(answer.status))
    try:
        yield name
    finally:
        http.call("DELETE", f"{BASE}/sandboxes/{name}", headers=proof)


def _name(body: Json) -> str | None:
    rows = body.get("result") if isinstance(body, dict) else None
    first = rows[0] if isinstance(rows, list) and rows else None
    name = first.get("sandbox") if isinstance(first, dict) else None
    return name if isinstance(name, str) else None


def _no_sandbox(status: int) -> Cause:
    return make_cause("T-NO-SANDBOX", status=status)
