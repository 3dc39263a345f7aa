"""A login that opens a session, with cookies, and tokens that requests carry in headers."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.surfaces.access import reading
from conformance.surfaces.auth.secrets import filled, named_in
from conformance.surfaces.no_such_path import NO_SUCH_PATH, no_such_path
from conformance.values.secrets import USED
from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.findings import Json
    from conformance.surfaces.auth.models import Login, LoginValue, SessionLogin
    from conformance.surfaces.http import Http, HttpResponse

_WRONG = frozenset({400, 401, 403, 422, 423})  # user or password; another answer may pass
_OF_THE_REQUEST = frozenset({405, 406, 411, 415})  # another method or format than the package's
_ACCEPTED = range(200, 400)  # a login form answers by a redirect, which is not followed


def session_login(
    section: SessionLogin, http_of: Callable[[str], Http], at: str = "surfaces.api.auth"
) -> SessionAuthority:
    """Return the authority of a section, which stands `at` a place of the profile.

    Raises:
        ProfileError: A secret is not set.
    """
    body = {name: filled(text) for name, text in section.login.body.items()}
    return SessionAuthority(section, body, http_of, f"{at}.login")


@dataclass
class SessionAuthority:
    """One session per role; its cookies live in the role's connection, which renews them.

    Who was turned away does not knock again: packages lock a user after a few wrong passwords.
    """

    section: SessionLogin
    body: Mapping[str, str] = field(repr=False)
    http_of: Callable[[str], Http]
    entry: str = "surfaces.api.auth.login"
    _answers: dict[str, HttpResponse] = field(default_factory=dict, repr=False)
    _turned_away: Cause | None = None

    def headers(self, role: str) -> Mapping[str, str]:
        """Return what requests carry beside the cookies, logging in first if needed."""
        if role not in self._answers:
            self._answers[role] = self._login(role)
        carried = (self.section.csrf, self.section.token)
        return {c.header: c.prefix + self._value(c, role) for c in carried if c is not None}

    def query(self, role: str) -> Mapping[str, str]:
        """Return nothing: a session has no place in a URL."""
        del role
        return {}

    def renew(self, role: str) -> bool:
        """Forget the session, so that the next request begins with a login."""
        self.http_of(role).session.cookies.clear()
        return self._answers.pop(role, None) is not None

    def _login(self, role: str) -> HttpResponse:
        if self._turned_away is not None:
            raise UntestedError(self._turned_away)
        login = self.section.login
        method, _, place = login.request.partition(" ")
        http, as_form = self.http_of(role), login.format == "form"
        with reading() if login.safe else nullcontext():
            answer = http.call(
                method,
                place,
                form=self.body if as_form else None,
                body=None if as_form or not self.body else dict(self.body),
            )
        if answer.status not in _ACCEPTED:
            where = http.url_of(place)
            if answer.status in NO_SUCH_PATH:
                raise UntestedError(no_such_path(answer.status, where))
            cause = _refused(answer.status, where, login, self.entry)
            if answer.status in _WRONG:
                self._turned_away = cause
            raise UntestedError(cause)
        return answer

    def _value(self, carried: LoginValue, role: str) -> str:
        """Return a carried value; a cookie's as it is now, for packages change them as they go."""
        found: object
        if carried.from_ == "cookie":
            found = self.http_of(role).session.cookies.get(carried.name or "")
        elif carried.from_ == "header":
            found = self._answers[role].headers.get(carried.name or "")
        else:
            found = _at(self._answers[role].json, carried.path or "")
        if not isinstance(found, str) or not _sendable(found):
            self._answers.pop(role)
            raise UntestedError(_not_given(carried))
        return USED.use(found)


def _at(body: Json, path: str) -> Json:
    """Return what stands at a dotted path of a body; None when nothing does."""
    for name in path.split("."):
        body = body.get(name) if isinstance(body, dict) else None
    return body


def _sendable(value: str) -> bool:
    return value.isascii() and value.isprintable() and value != ""


def _refused(status: int, where: str, login: Login, entry: str) -> Cause:
    """Return the cause with what decides it: the request, and the variables that it carries."""
    named = named_in(login.body)
    ja, en = f"{entry} の request（{login.request}）", f"request of {entry} ({login.request})"
    if named and status not in _OF_THE_REQUEST:
        ja += f"と、環境変数 {'・'.join(named)} の値（利用者・パスワード）"
        en += f" and the values of {', '.join(named)} in the environment (user and password)"
    else:
        ja += f"と body・format（{login.format}）"
        en += f", its body and format ({login.format})"
    return make_cause(
        "T-LOGIN-REFUSED",
        {"tried": where, "entry": entry},
        where=where,
        status=status,
        what=Bilingual(ja, en),
    )


def _not_given(carried: LoginValue) -> Cause:
    place = f"{carried.from_} {carried.path or carried.name or ''}".strip()
    return make_cause("T-LOGIN-INCOMPLETE", {"place": place}, place=place)
