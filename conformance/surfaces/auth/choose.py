"""From the profile's sections to the authority of a run; each role may have its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING

from conformance.surfaces.auth.fixed import FixedCredentials, api_key, basic
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
    """The authority of each role: its own, or else the common one.

    Calls made at the same moment share it: one of them proves the role, the others wait for that.
    """

    common: Authority
    own: Mapping[str, Authority] = field(default_factory=dict)
    alone: RLock = field(default_factory=RLock, repr=False)
    """Held while a role is proved or renewed, and while its cookies are copied."""
    _turns: Counter[str] = field(default_factory=Counter, repr=False)

    def headers(self, role: str) -> Mapping[str, str]:
        """Return the headers that a request of the role carries."""
        with self.alone:
            return self._of(role).headers(role)

    def query(self, role: str) -> Mapping[str, str]:
        """Return the parameters that a request of the role carries in its URL."""
        return self._of(role).query(role)

    def turn(self, role: str) -> int:
        """Return how often the role has been renewed."""
        return self._turns[role]

    def renew(self, role: str, turn: int) -> bool:
        """Forget what the package no longer takes of the role, as it was at a turn.

        Where another call has renewed it meanwhile, that is kept.
        """
        with self.alone:
            if self._turns[role] == turn:
                if not self._of(role).renew(role):
                    return False
                self._turns[role] += 1
            return True

    def _of(self, role: str) -> Authority:
        return self.own.get(role, self.common)


def authority_for(
    auth: Auth | None, roles: Mapping[str, Auth | None], http_of: Callable[[str], Http]
) -> ByRole:
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
    return FixedCredentials()
