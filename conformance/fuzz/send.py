"""From a generated case to bytes on the profile's connection, and back to what a check reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import requests
from requests.structures import CaseInsensitiveDict
from urllib3 import HTTPResponse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.fuzz.types import Case
    from conformance.surfaces.http import HttpResponse

_NOWHERE = "http://fuzz.invalid"
_OURS = frozenset({"user-agent", "accept-encoding", "connection", "content-length", "cookie"})


@dataclass(frozen=True)
class FuzzRequest:
    """A request as it is sent, without the proof that lets it in."""

    method: str
    path: str
    headers: Mapping[str, str]
    content: bytes | None


def request_of(case: Case) -> FuzzRequest | None:
    """Return the request of a case; None when HTTP cannot carry it (a line feed in a header)."""
    try:
        prepared = requests.Request(**case.as_transport_kwargs(base_url=_NOWHERE)).prepare()
    except (ValueError, TypeError, requests.RequestException):
        return None
    kept = {k: str(v) for k, v in prepared.headers.items() if k.lower() not in _OURS}
    body = prepared.body
    content = body.encode() if isinstance(body, str) else body
    return FuzzRequest(str(prepared.method), prepared.path_url, kept, content)


def as_response(answer: HttpResponse, request: FuzzRequest) -> requests.Response:
    """Return an answer in the form that Schemathesis reads."""
    response = requests.Response()
    response.status_code = answer.status
    response.headers = CaseInsensitiveDict(answer.headers)
    response.raw = HTTPResponse(status=answer.status, headers=answer.headers)
    response._content = answer.content  # noqa: SLF001 - requests has no public way to fill it
    response.encoding = "utf-8"
    response.elapsed = timedelta(0)
    response.url = _NOWHERE + request.path
    response.request = requests.Request(
        request.method, response.url, dict(request.headers), data=request.content
    ).prepare()
    return response
