"""Requests as a role: its own connection, its headers, its proof of who it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from conformance.findings import UntestedError
from conformance.surfaces.access import reading
from conformance.surfaces.auth.authority import not_taken
from conformance.surfaces.twin import twin

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.surfaces.auth.choose import ByRole
    from conformance.surfaces.http import Http, HttpResponse
    from conformance.surfaces.mapping.bodies import EncodedBody
    from conformance.surfaces.roles import RoleSection

_UNAUTHORISED = 401


@dataclass(frozen=True, slots=True)
class Transport:
    """The connections to the vendor's host, one for each role: cookies do not mix."""

    connect: Callable[[str], Http]
    authority: ByRole
    roles: Mapping[str, RoleSection]

    def send(
        self,
        role: str,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: EncodedBody | None,
        named: str = "",
    ) -> HttpResponse:
        """Return the answer; what has expired is renewed once. Errors name the path as `named`.

        Raises:
            UntestedError: The package turns away whom it has just let in.
        """
        turn = self.authority.turn(role)
        answer = self._once(role, method, path, headers, body, named)
        if answer.status != _UNAUTHORISED or not self.authority.renew(role, turn):
            return answer
        answer = self._once(role, method, path, headers, body, named)
        if answer.status == _UNAUTHORISED:
            raise UntestedError(not_taken())
        return answer

    def twin(self) -> Transport:
        """Return other connections to the same host; a renewed role has its cookies anew."""
        twins = cache(lambda role, _turn: twin(self.connect(role)))

        def connect(role: str) -> Http:
            with self.authority.alone:
                return twins(role, self.authority.turn(role))

        return replace(self, connect=connect)

    def enter(self, role: str) -> None:
        """Prove who a role is, and ask the address for whatever it answers."""
        self.authority.headers(role)
        with reading():  # GET at the address itself changes no record
            self.connect(role).call("GET", "")

    def code(self, role: str) -> str | None:
        """Return what the vendor calls a role."""
        section = self.roles.get(role)
        return section.code if section else None

    def _once(
        self,
        role: str,
        method: str,
        path: str,
        headers: Mapping[str, str],
        body: EncodedBody | None,
        named: str,
    ) -> HttpResponse:
        sent = {**headers, **self.authority.headers(role)}
        query = self.authority.query(role)
        if query:
            path += ("&" if "?" in path else "?") + urlencode(query)
        if body is not None:
            sent["Content-Type"] = body.content_type
        content = body.content if body else None
        return self.connect(role).call(method, path, content=content, headers=sent, named=named)
