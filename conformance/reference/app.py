"""The package over HTTP: test interface, token endpoint, and further routers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from conformance.reference import answers
from conformance.reference.emitted import Emitted, emitted
from conformance.reference.oauth_routes import token_routes
from conformance.reference.refusals import RefusalError, RefusalReason
from conformance.reference.routes import ROUTES, Served

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from fastapi import APIRouter
    from starlette.requests import Request
    from starlette.responses import Response

    from conformance.population.rows import Row
    from conformance.reference.package import SamplePackage
    from conformance.reference.tokens import TokenIssuer

BASE = "/conformance/v1"
SCOPE = "000:conformance/v1:Create"
_OK, _UNAUTHORISED, _NOT_FOUND, _UNAVAILABLE = 200, 401, 404, 503


def create_app(
    package: SamplePackage, tokens: TokenIssuer, routers: Iterable[APIRouter] = ()
) -> FastAPI:
    """Return the application; `routers` add further interfaces (they check tokens themselves)."""
    app = FastAPI(title="適合試験インターフェース 見本システム", openapi_url=None)
    for method, path, call in ROUTES:
        kind = path.removeprefix("/sandboxes/{sandbox}").split("/")[1:2]
        handler = _handler(package, tokens, call, "".join(kind))
        app.add_route(BASE + path, handler, methods=[method])
    for path, endpoint in token_routes(tokens):
        app.add_route(path, endpoint, methods=["POST"])
    for router in routers:
        app.include_router(router)
    app.add_exception_handler(HTTPException, _no_such_call)
    app.add_exception_handler(Exception, _unexpected)
    return app


def bearer(request: Request) -> str:
    """Return the access token of the Authorization header, the only place it may stand."""
    return "" if "access_token" in request.query_params else of_header(request)


def of_header(request: Request, *, any_scheme: bool = False) -> str:
    """Return the token of the Authorization header: after Bearer, or after any word or none."""
    kind, _, text = request.headers.get("authorization", "").partition(" ")
    if any_scheme:
        return text or kind
    return text if kind.lower() == "bearer" else ""


def _handler(
    package: SamplePackage, tokens: TokenIssuer, call: Callable[[Served], list[Row]], kind: str
) -> Callable[[Request], Awaitable[Response]]:
    async def handle(request: Request) -> Response:
        path, token = request.url.path, tokens.active(bearer(request))
        if token is None or (tokens.behaviour.scope_checked() and SCOPE not in token.scopes):
            return JSONResponse(answers.unauthorised(path), _UNAUTHORISED)
        content = await request.body()
        served = Served(package, request.path_params, content, token.client_id)
        try:
            rows = call(served) if served.alone else await run_in_threadpool(call, served)
        except RefusalError as error:
            return _answer(served, kind, answers.refusal_body(path, error.reasons), error.status)
        return _answer(served, kind, answers.accepted(path, rows), _OK)

    return handle


def _answer(served: Served, kind: str, body: Row, status: int) -> Response:
    """Return the answer as the package lets it go."""
    sandboxes, name = served.package.sandboxes, served.path.get("sandbox", "")
    if name not in sandboxes:
        return JSONResponse(body, status)
    whole = Emitted(status, body, {}, sandboxes.get(name))
    sent = emitted(served.package.conduct, served.path, kind, served.content, whole)
    headers = {key: quote(text) for key, text in sent.headers.items()}
    return JSONResponse(sent.body, sent.status, headers)


async def _no_such_call(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else _NOT_FOUND
    return JSONResponse(answers.refusal_body(request.url.path, [RefusalReason("C0405")]), status)


async def _unexpected(request: Request, error: Exception) -> Response:
    del error  # what went wrong may hold a person's data; it is for the server's own log
    return JSONResponse(answers.unexpected(request.url.path), _UNAVAILABLE)
