"""Requests as a role: its own connection, its headers, its proof of who it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from conformance.findings import UntestedError
from conformance.surfaces.oauth import token_not_taken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.surfaces.http import Answer, Http
    from conformance.surfaces.mapping.bodies import Body
    from conformance.surfaces.roles import RoleSection

_UNAUTHORISED = 401


class Authority(Protocol):
    """How the harness proves itself as a role."""

    def headers(self, role: str) -> Mapping[str, str]:
        """Return the headers that prove who calls, logging in where needed."""

    def renew(self, role: str) -> bool:
        """Forget what has expired; False when there is nothing to renew."""


class NoAuthority:
    """A package that asks for no proof."""

    def headers(self, role: str) -> Mapping[str, str]:
        """Return no headers."""
        del role
        return {}

    def renew(self, role: str) -> bool:
        """Have nothing to renew."""
        del role
        return False


@dataclass
class Transport:
    """The connections to the vendor's host, one for each role: cookies do not mix."""

    connect: Callable[[str], Http]
    authority: Authority
    roles: Mapping[str, RoleSection]
    _open: dict[str, Http] = field(default_factory=dict)

    def send(
        self, role: str, method: str, path: str, headers: Mapping[str, str], body: Body | None
    ) -> Answer:
        """Return the answer; what has expired is renewed once (`UntestedError` if in vain)."""
        for _ in range(2):
            answer = self._once(role, method, path, headers, body)
            if answer.status != _UNAUTHORISED or not self.authority.renew(role):
                return answer
        raise UntestedError(token_not_taken())

    def code(self, role: str) -> str | None:
        """Return what the vendor calls a role."""
        section = self.roles.get(role)
        return section.code if section else None

    def _once(
        self, role: str, method: str, path: str, headers: Mapping[str, str], body: Body | None
    ) -> Answer:
        section = self.roles.get(role)
        sent = {**(section.headers if section else {}), **self.authority.headers(role), **headers}
        if body is not None:
            sent["Content-Type"] = body.content_type
        http = self._open.get(role)
        if http is None:
            http = self._open[role] = self.connect(role)
        return http.call(method, path, content=body.content if body else None, headers=sent)
