"""Requests without the right token: each must be turned away before anything is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from conformance.fuzz.judge import Departure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.fuzz.send import FuzzRequest
    from conformance.surfaces.http import HttpResponse

_TURNED_AWAY = frozenset({401, 403})
_BAD_REQUEST, _SERVER_ERROR = 400, 500
_BEARER = "Bearer "


def attempts(
    request: FuzzRequest, proof: Mapping[str, str], expired: str | None
) -> Iterator[tuple[str, FuzzRequest]]:
    """Yield the request without proof and with wrong ones, each with what is wrong about it.

    Args:
        request: A request, without proof.
        proof: The headers that would let it in.
        expired: A token that has expired, where there is one.
    """
    yield "no token", request
    token = proof.get("Authorization", "").removeprefix(_BEARER)
    if not proof.get("Authorization", "").startswith(_BEARER):
        return
    yield "unknown token", _with(request, f"{_BEARER}conformance-no-such-token")
    yield "no scheme", _with(request, token)
    yield "other scheme", _with(request, f"Token {token}")
    if expired:
        yield "expired token", _with(request, _BEARER + expired)
    mark = "&" if "?" in request.path else "?"
    yield (
        "token in query",
        replace(request, path=f"{request.path}{mark}access_token={quote(token)}"),
    )


def judge_access(what: str, answer: HttpResponse, *, strict: bool) -> list[Departure]:
    """Return that a call without the right token was let in, broke, or was answered otherwise."""
    found = f"HTTP {answer.status}"
    if answer.status in _TURNED_AWAY:
        return []
    if answer.status < _BAD_REQUEST:
        return [Departure("F-FUZZ-OPEN", what, "HTTP 401", found)]
    if answer.status >= _SERVER_ERROR:
        return [Departure("F-FUZZ-5XX", what, "HTTP 401", found)]
    return [Departure("F-FUZZ-STATUS", what, "HTTP 401", found)] if strict else []


def judge_method(answer: HttpResponse) -> list[Departure]:
    """Return that a method which the document does not know was taken, or broke the package."""
    found = f"HTTP {answer.status}"
    if answer.status < _BAD_REQUEST:
        return [Departure("F-FUZZ-METHOD", "method", "HTTP 405", found)]
    broken = answer.status >= _SERVER_ERROR and answer.status != _SERVER_ERROR + 1
    return [Departure("F-FUZZ-5XX", "method", "HTTP 405", found)] if broken else []


def _with(request: FuzzRequest, authorization: str) -> FuzzRequest:
    return replace(request, headers={**request.headers, "Authorization": authorization})
