"""Access tokens: OAuth 2.0 client credentials as 共通機能標準仕様書 2.1 §2.2.5 asks for.

A client proves itself by `client_secret_jwt` (HS256) or `client_secret_basic`. Refresh tokens are
forbidden. A token is for the scopes it was asked for and lives a short time.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
import secrets
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from conformance.reference.behaviour import CORRECT, Behaviour

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from conformance.findings import Json

OAUTH = "oauth"
"""Where a fault of the token endpoint acts."""

_SCOPE = re.compile(r"[0-9]{3}:[^:\s]+:(Create|Read|Update|Delete)")
_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_LONGEST_ASSERTION = 300  # seconds an assertion may be valid for


class TokenRequestError(Exception):
    """The token endpoint refuses (RFC 6749 §5.2): its error name and HTTP status."""

    def __init__(self, error: str, status: int = 400) -> None:
        super().__init__(error)
        self.error = error
        self.status = status


@dataclass(frozen=True, slots=True)
class RegisteredClient:
    """A confidential client and the scopes it may ask for."""

    client_id: str
    secret: str = field(repr=False)
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Token:
    """An issued access token: whose it is, what for, and until when (seconds of the epoch)."""

    client_id: str
    scopes: frozenset[str]
    issued: float
    expires: float


@dataclass
class TokenIssuer:
    """Issues and checks access tokens; each assertion can be used once."""

    clients: Mapping[str, RegisteredClient]
    lifetime_seconds: int = 3600
    clock: Callable[[], float] = time.time
    behaviour: Behaviour = CORRECT
    _issued: dict[str, Token] = field(default_factory=dict)
    _used: dict[str, float] = field(default_factory=dict)

    def issue(self, form: Mapping[str, str], authorization: str, audiences: set[str]) -> Json:
        """Return the token answer to a form; `TokenRequestError` says why there is none."""
        client = self.authenticate(form, authorization, audiences)
        refreshed = self.behaviour.refreshes() and form.get("grant_type") == "refresh_token"
        if form.get("grant_type") != "client_credentials" and not refreshed:
            raise TokenRequestError("unsupported_grant_type")
        asked = form.get("scope", "").split()
        if not asked or not all(_SCOPE.fullmatch(scope) for scope in asked):
            raise TokenRequestError("invalid_scope")
        if self.behaviour.scope_checked() and not client.scopes.issuperset(asked):
            raise TokenRequestError("invalid_scope")
        text, now = secrets.token_urlsafe(32), self.clock()
        expires = now + self.lifetime_seconds
        self._issued[text] = Token(client.client_id, frozenset(asked), now, expires)
        return {
            "access_token": text,
            "token_type": "Bearer",
            "expires_in": self.lifetime_seconds,
            "scope": " ".join(asked),
        }

    def remember_expired(self, text: str, client: RegisteredClient) -> None:
        """Take a text as a token of the client that has expired a moment ago."""
        now = self.clock()
        self._issued[text] = Token(client.client_id, client.scopes, now - 1, now)

    def authenticate(
        self, form: Mapping[str, str], authorization: str, audiences: set[str]
    ) -> RegisteredClient:
        """Return the client that proved itself in exactly one way (401 invalid_client)."""
        by_assertion = "client_assertion" in form
        if by_assertion == authorization.startswith("Basic "):
            raise TokenRequestError("invalid_client", 401)
        if by_assertion:
            return self._by_assertion(form, audiences)
        return self._by_basic(authorization.removeprefix("Basic "))

    def active(self, text: str) -> Token | None:
        """Return the token if it was issued here and has not expired."""
        found = self._issued.get(self._known(text))
        if found is None or (self.behaviour.expiry_checked() and self.clock() >= found.expires):
            return None
        return found

    def _known(self, text: str) -> str:
        """Return the text to look up; without a look at its end, that of any token it begins as."""
        if self.behaviour.signature_checked() or not text:
            return text
        start = text[: len(text) // 2]
        return next((known for known in self._issued if known.startswith(start)), text)

    def introspect(self, text: str) -> Json:
        """Return what RFC 7662 says of a token."""
        token = self.active(text)
        if token is None:
            return {"active": False}
        return {
            "active": True,
            "client_id": token.client_id,
            "scope": " ".join(sorted(token.scopes)),
            "token_type": "Bearer",
            "iat": int(token.issued),
            "exp": int(token.expires),
        }

    def _by_basic(self, encoded: str) -> RegisteredClient:
        try:
            name, _, secret = base64.b64decode(encoded, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError) as error:
            raise TokenRequestError("invalid_client", 401) from error
        client = self.clients.get(name)
        if client is None or not hmac.compare_digest(client.secret.encode(), secret.encode()):
            raise TokenRequestError("invalid_client", 401)
        return client

    def _by_assertion(self, form: Mapping[str, str], audiences: set[str]) -> RegisteredClient:
        client = self.clients.get(form.get("client_id", ""))
        if client is None or form.get("client_assertion_type") != _ASSERTION:
            raise TokenRequestError("invalid_client", 401)
        try:
            key = OctKey.import_key(client.secret)
            claims = jwt.decode(form["client_assertion"], key, algorithms=["HS256"]).claims
        except (JoseError, ValueError) as error:
            raise TokenRequestError("invalid_client", 401) from error
        if not self._lawful(claims, client.client_id, audiences):
            raise TokenRequestError("invalid_client", 401)
        return client

    def _lawful(self, claims: Mapping[str, object], name: str, audiences: set[str]) -> bool:
        """Say whether the claims are the client's, for this server, in time and not used before."""
        now, expires, jti = self.clock(), claims.get("exp"), claims.get("jti")
        stated = claims.get("aud")
        named = set(stated) if isinstance(stated, list) else {stated}
        in_time = isinstance(expires, int | float) and now < expires <= now + _LONGEST_ASSERTION
        if claims.get("iss") != name or claims.get("sub") != name or not audiences & named:
            return False
        if not in_time or not isinstance(jti, str) or not jti:
            return False
        self._used = {used: end for used, end in self._used.items() if end > now}
        if f"{name} {jti}" in self._used:
            return False
        self._used[f"{name} {jti}"] = float(str(expires))
        return True
