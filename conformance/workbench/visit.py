"""One request as the pages see it: who asks, in which language, with which form.

A route is registered with the role it asks for. Before a page is made, who asks must have that
role; before anything is changed, the form must carry the session's own token.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from conformance.workbench.audit import audited
from conformance.workbench.render import render

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractContextManager

    from starlette.requests import Request

    from conformance.values.words import Language
    from conformance.workbench.bench import Bench
    from conformance.workbench.people import Role, User

    Handler = Callable[["Visit"], Response]

COOKIE: Final = "conformance_session"
LANGUAGE: Final = "conformance_lang"
CSRF: Final = "csrf"
STALE: Final = "stale"
"""Why a form is refused that is not of the page as it is now; else the role that is needed."""
_FIELD: Final = 2_000_000
_FILES: Final = 5_000


@dataclass(frozen=True, slots=True)
class Route:
    """A page: where it is, whom it is open to (None: everybody), what makes it."""

    path: str
    method: str
    role: Role | None
    handler: Handler
    uploads: bool = False


ROUTES: Final[list[Route]] = []
"""Every page of the workbench."""


def page(path: str, role: Role | None = "viewer") -> Callable[[Handler], Handler]:
    """Register what shows something."""
    return _registered(path, "GET", role)


def action(path: str, role: Role | None, *, uploads: bool = False) -> Callable[[Handler], Handler]:
    """Register what changes something."""
    return _registered(path, "POST", role, uploads=uploads)


def _registered(
    path: str, method: str, role: Role | None, *, uploads: bool = False
) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        ROUTES.append(Route(path, method, role, handler, uploads))
        return handler

    return register


@dataclass(frozen=True, slots=True)
class Visit:
    """A request whose role and token were looked at."""

    request: Request
    bench: Bench
    token: str
    person: User | None
    lang: Language
    form: FormData

    @property
    def name(self) -> str:
        """What the store calls who asks."""
        return self.person.name if self.person else ""

    @property
    def address(self) -> str:
        """From where it is asked; whoever stands behind one proxy has one address."""
        return self.request.client.host if self.request.client else ""

    def audited(self, action: str, subject: str, reason: str = "") -> AbstractContextManager[None]:
        """Write an act of who asks into the audit before it is done."""
        return audited(self.bench.engine, self.name, action, subject, reason)

    def say(self, ja: str, en: str) -> str:
        """Return a sentence in the language of the visit."""
        return ja if self.lang == "ja" else en

    def key(self, name: str = "key") -> str:
        """Return a part of the path."""
        return str(self.request.path_params[name])

    def asked(self, name: str) -> str:
        """Return a value of the query; empty where there is none."""
        return self.request.query_params.get(name, "")

    def field(self, name: str) -> str:
        """Return a value of the form; empty where there is none."""
        found = self.form.get(name, "")
        return _kept(found).strip() if isinstance(found, str) else ""

    def fields(self, name: str) -> tuple[str, ...]:
        """Return all values of a name of the form."""
        return tuple(_kept(one) for one in self.form.getlist(name) if isinstance(one, str))

    def files(self, name: str) -> tuple[UploadFile, ...]:
        """Return the files of a name of the form."""
        found = (one for one in self.form.getlist(name) if isinstance(one, UploadFile))
        return tuple(one for one in found if one.filename)

    def show(self, template: str, code: int = 200, /, **facts: object) -> HTMLResponse:
        """Return a page."""
        alone = not self.bench.people.any()
        given = {
            "person": self.person,
            "alone": alone,
            "csrf": self.bench.people.csrf(self.token),
            "here": self.request.url.path,
            "folder": self.bench.settings.shown_folder,
            **facts,
        }
        return HTMLResponse(render(template, self.lang, given), code)

    def go(self, path: str) -> RedirectResponse:
        """Return the way to another page, asked for anew."""
        return RedirectResponse(path, 303)


def _kept(text: str) -> str:
    """Return a text as every store can keep it: PostgreSQL takes no NUL."""
    return text.replace("\0", "\ufffd")


def no_such() -> HTTPException:
    """Return what is raised for a key that nothing has."""
    return HTTPException(404)


def endpoint(route: Route, bench: Bench) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers a route: looks at role and token first, then makes the page."""

    async def answer(request: Request) -> Response:
        token = request.cookies.get(COOKIE, "") or secrets.token_urlsafe(32)
        person = await run_in_threadpool(bench.people.person, token)
        visit = Visit(request, bench, token, person, language_of(request), FormData())
        if route.role is not None and person is None:
            return with_cookies(visit, _come_in(visit, route))
        if route.role is not None and person is not None and not person.may(route.role):
            raise HTTPException(403, route.role)
        if route.method == "POST":
            asked = request.form(max_files=_FILES, max_part_size=_FIELD)
            async with asked as form:  # lets go of its temporary files at the end
                _hold_token(bench.people.csrf(token), form, request)
                visit = Visit(request, bench, token, person, visit.lang, form)
                return with_cookies(visit, await run_in_threadpool(route.handler, visit))
        return with_cookies(visit, await run_in_threadpool(route.handler, visit))

    return answer


def with_cookies(visit: Visit, response: Response, token: str | None = None) -> Response:
    """Put the cookies of session and language where they are new."""
    secure = visit.bench.settings.secure
    if any(value.startswith(f"{COOKIE}=") for value in response.headers.getlist("set-cookie")):
        return response
    new = token or visit.token
    if visit.request.cookies.get(COOKIE) != new:
        response.set_cookie(COOKIE, new, httponly=True, samesite="strict", secure=secure)
    if visit.request.cookies.get(LANGUAGE) != visit.lang:
        response.set_cookie(LANGUAGE, visit.lang, 31_536_000, samesite="strict", secure=secure)
    return response


def language_of(request: Request) -> Language:
    """Return the language that was asked for, now or before; Japanese where none was."""
    asked = request.query_params.get("lang") or request.cookies.get(LANGUAGE)
    return "en" if asked == "en" else "ja"


def _come_in(visit: Visit, route: Route) -> Response:
    """Return the way in: to the log-in page; a form that was sent is not taken."""
    if route.method == "POST":
        raise HTTPException(401)
    return visit.go("/login")


def _hold_token(wanted: str, form: FormData, request: Request) -> None:
    """Hold that the form is our own: no other page can have sent it.

    Raises:
        HTTPException: 403.
    """
    given = form.get(CSRF, "") or request.headers.get("x-csrf", "")
    origin = request.headers.get("origin")
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), wanted.encode()):
        raise HTTPException(403, STALE)
    if origin not in {None, own, own.replace("http:", "https:", 1)}:
        raise HTTPException(403, STALE)
