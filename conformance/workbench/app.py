"""The application: every route with its guard, and errors as pages."""

from __future__ import annotations

import secrets
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from fastapi import FastAPI
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import Response

from conformance.errors import ConformanceError
from conformance.workbench.guard import AccessGuard
from conformance.workbench.pages import (  # noqa: F401 - importing registers their routes
    acceptance,
    accepting,
    cases,
    catalogue,
    dropped,
    entered,
    excusing,
    filled,
    home,
    people,
    profiles,
    results,
    runs,
    signed,
    withdrawing,
)
from conformance.workbench.visit import COOKIE, ROUTES, Visit, endpoint, language_of, page

if TYPE_CHECKING:
    from starlette.requests import Request

    from conformance.workbench.bench import Bench

_STATIC: Final = {"style.css": "text/css", "live.js": "text/javascript"}


@page("/static/{name}", role=None)
def static(visit: Visit) -> Response:
    """Return the style or the script."""
    name = visit.key("name")
    if name not in _STATIC:
        raise HTTPException(404)
    content = (files("conformance.workbench") / "static" / name).read_bytes()
    return Response(content, media_type=_STATIC[name])


def application(bench: Bench) -> FastAPI:
    """Return the application of a workbench."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    for route in ROUTES:
        app.add_route(route.path, endpoint(route, bench), methods=[route.method])
    uploads = frozenset(route.path for route in ROUTES if route.uploads)
    app.add_middleware(AccessGuard, settings=bench.settings, uploads=uploads)

    async def refused(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        why = error.detail if isinstance(error, HTTPException) else ""
        visit = _visit(request, bench)
        approvers = () if visit.person is None else bench.people.called("approver")
        return visit.show("error", status, status=status, messages=(), why=why, approvers=approvers)

    async def mistaken(request: Request, error: Exception) -> Response:
        told = error.messages if isinstance(error, ConformanceError) else ()
        told = tuple({one.ja: one for one in told}.values())  # what is shown alike is shown once
        return _visit(request, bench).show(
            "error", 422, status=422, messages=told, why="", approvers=()
        )

    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(ConformanceError, mistaken)
    return app


def _visit(request: Request, bench: Bench) -> Visit:
    token = request.cookies.get(COOKIE, "") or secrets.token_urlsafe(32)
    person = bench.people.person(token)
    return Visit(request, bench, token, person, language_of(request), FormData())
