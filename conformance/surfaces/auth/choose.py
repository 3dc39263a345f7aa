"""From the profile's sections to the authority of a run; each role may have its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.surfaces.auth.fixed import Fixed, api_key, basic
from conformance.surfaces.auth.models import ApiKey, Basic, OAuth, SessionLogin
from conformance.surfaces.auth.oauth import OAuthAuthority, client_of
from conformance.surfaces.auth.session import session_login

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.surfaces.auth.authority import Authority
    from conformance.surfaces.auth.models import Auth
    from conformance.surfaces.http import Http


@dataclass(frozen=True, slots=True)
class ByRole:
    """The authority of each role: its own, or else the common one."""

    common: Authority
    own: Mapping[str, Authority] = field(default_factory=dict)

    def headers(self, role: str) -> Mapping[str, str]:
        """Return the headers that a request of the role carries."""
        return self.own.get(role, self.common).headers(role)

    def query(self, role: str) -> Mapping[str, str]:
        """Return the parameters that a request of the role carries in its URL."""
        return self.own.get(role, self.common).query(role)

    def renew(self, role: str) -> bool:
        """Forget what the package no longer takes of the role."""
        return self.own.get(role, self.common).renew(role)


def authority_for(
    auth: Auth | None, roles: Mapping[str, Auth | None], http_of: Callable[[str], Http]
) -> Authority:
    """Return the authority of a run.

    Args:
        auth: The profile's `auth`; None proves nothing.
        roles: `roles.<role>.auth`, which takes the place of `auth` for that role.
        http_of: The connection of a role; cookies of one never serve another.

    Raises:
        ProfileError: PRO010, an environment variable is not set.
    """
    own = {
        role: _one(section, http_of, f"surfaces.api.roles.{role}.auth")
        for role, section in roles.items()
        if section is not None
    }
    return ByRole(_one(auth, http_of, "surfaces.api.auth"), own)


def _one(section: Auth | None, http_of: Callable[[str], Http], at: str) -> Authority:
    if isinstance(section, OAuth):
        return OAuthAuthority(client_of(section), section.token_url, section.scope, http_of)
    if isinstance(section, ApiKey):
        return api_key(section)
    if isinstance(section, Basic):
        return basic(section)
    if isinstance(section, SessionLogin):
        return session_login(section, http_of, at)
    return Fixed()
