"""The token endpoint and the introspection endpoint over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.responses import JSONResponse

from conformance.reference.tokens import TokenRequestError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from conformance.reference.tokens import TokenIssuer

    Endpoint = Callable[[Request], Awaitable[Response]]

TOKEN_PATH = "/oauth/token"  # noqa: S105 - a path, not a password
INTROSPECT_PATH = "/oauth/introspect"
_FORM = "application/x-www-form-urlencoded"
_NOT_STORED = {"Cache-Control": "no-store"}


def token_routes(tokens: TokenIssuer) -> list[tuple[str, Endpoint]]:
    """Return the paths of the endpoints, each with what answers it."""

    async def issue(request: Request) -> Response:
        try:
            form = await _form(request)
            authorization = request.headers.get("authorization", "")
            body = tokens.issue(form, authorization, _audiences(request))
        except TokenRequestError as error:
            return _refused(error)
        return JSONResponse(body, headers=_NOT_STORED)

    async def introspect(request: Request) -> Response:
        try:
            form = await _form(request)
            tokens.authenticate(form, request.headers.get("authorization", ""), _audiences(request))
        except TokenRequestError as error:
            return _refused(error)
        return JSONResponse(tokens.introspect(form.get("token", "")), headers=_NOT_STORED)

    return [(TOKEN_PATH, issue), (INTROSPECT_PATH, introspect)]


async def _form(request: Request) -> dict[str, str]:
    """Return the form of the body; nothing may stand in the query or be given twice."""
    if request.url.query or not request.headers.get("content-type", "").startswith(_FORM):
        raise TokenRequestError("invalid_request")
    try:
        pairs = parse_qsl((await request.body()).decode(), strict_parsing=True)
    except ValueError as error:
        raise TokenRequestError("invalid_request") from error
    form = dict(pairs)
    if len(form) != len(pairs):
        raise TokenRequestError("invalid_request")
    return form


def _audiences(request: Request) -> set[str]:
    """Return the names by which a client may address this server."""
    base = str(request.base_url).rstrip("/")
    return {base, f"{base}/", base + TOKEN_PATH, base + INTROSPECT_PATH}


def _refused(error: TokenRequestError) -> Response:
    return JSONResponse({"error": error.error}, error.status, headers=_NOT_STORED)
