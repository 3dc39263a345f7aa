"""OAuth 2.0 client credentials: a token per role, asked for once and again after a 401."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.surfaces.auth.models import OAuth
from conformance.surfaces.auth.secrets import identifier, secret
from conformance.surfaces.oauth import NOBODY, Client, access_token, client_from
from conformance.surfaces.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.surfaces.http import Http
    from conformance.surfaces.profile import ApiSurface


def client_of(section: OAuth) -> Client:
    """Return the client of a section (`ProfileError` when a variable is not set)."""
    name = section.client_secret_env
    return Client(
        identifier(section.client_id_env),
        secret(name) if name else "",
        section.method,
        section.audience,
    )


def registered_client(api: ApiSurface) -> Client:
    """Return the client of `credentials`, or else of `auth` where that is OAuth, or `NOBODY`."""
    if api.credentials is not None:
        return client_from(api.credentials)
    return client_of(api.auth) if isinstance(api.auth, OAuth) else NOBODY


@dataclass
class OAuthAuthority:
    """Bearer tokens for the roles of one client."""

    client: Client
    token_url: str
    scope: str | None
    http_of: Callable[[str], Http]
    _tokens: Tokens = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._tokens = Tokens(self._ask)

    def headers(self, role: str) -> Mapping[str, str]:
        """Return the token as `Authorization: Bearer` (RFC 6750 §2.1)."""
        return {"Authorization": f"Bearer {self._tokens.of(role)}"}

    def query(self, role: str) -> Mapping[str, str]:
        """Return nothing: a token has no place in a URL."""
        del role
        return {}

    def renew(self, role: str) -> bool:
        """Forget the token, so that the next request brings a new one."""
        return self._tokens.forget(role)

    def _ask(self, role: str) -> str:
        return access_token(self.http_of(role), self.token_url, self.client, self.scope or "")
