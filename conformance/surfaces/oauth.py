"""OAuth 2.0 client credentials by the official conventions (共通機能標準仕様書 2.1 §2.2.5)."""

from __future__ import annotations

import base64
import secrets
import time
import warnings
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from conformance.findings import Cause, UntestedError
from conformance.messages.causes import make_cause
from conformance.surfaces.access import reading
from conformance.surfaces.auth.secrets import identifier, secret
from conformance.surfaces.endpoint import Strangers
from conformance.surfaces.no_such_path import NO_SUCH_PATH, no_such_path
from conformance.surfaces.tokens import TokenRefusedError
from conformance.values.secrets import USED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.surfaces.http import Http, HttpResponse
    from conformance.surfaces.profile import ApiSurface, Credentials

_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
INTERFACE_SCOPE = "000:conformance/v1:Create"
"""The scope of the conformance test interface."""


@dataclass(frozen=True)
class Client:
    """A confidential client: id and secret, and how it proves itself.

    `audience` is whom a signed assertion is for; the token endpoint's server unless given.
    """

    client_id: str
    client_secret: str
    method: str = "client_secret_jwt"
    audience: str | None = None

    def __repr__(self) -> str:
        return f"Client({self.client_id!r}, secret hidden)"


NOBODY = Client("", "")
"""No client: the package is reached in another way than by OAuth for the test interface."""


def client_from(credentials: Credentials) -> Client:
    """Return the client whose id and secret stand in the environment (`ProfileError` if not)."""
    return Client(
        identifier(credentials.client_id_env),
        secret(credentials.client_secret_env),
        credentials.method,
    )


def strangers_from(surface: ApiSurface) -> Strangers:
    """Return what the profile offers to be turned away (`ProfileError` for an unset variable)."""
    other, name = surface.other_client, surface.expired_token_env
    expired = None if name is None else secret(name)
    return Strangers(client_from(other) if other else None, other.scope if other else "", expired)


def request_token(
    http: Http,
    token_path: str,
    client: Client,
    scope: str,
    grant: Mapping[str, str] = MappingProxyType({"grant_type": "client_credentials"}),
) -> HttpResponse:
    """Ask for an access token and return the raw answer, whatever it is.

    `token_path` is a path below base_url or a URL on another host; an empty `scope` is left out.
    """
    form = {**grant, "scope": scope} if scope else dict(grant)
    headers = {}
    if client.method == "client_secret_basic":
        pair = f"{client.client_id}:{client.client_secret}".encode()
        headers["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
    else:
        form |= _proof(client, token_path if "://" in token_path else http.base_url)
    with reading():  # a token changes no record of the package
        return http.call("POST", token_path, form=form, headers=headers)


def access_token(http: Http, token_path: str, client: Client, scope: str) -> str:
    """Return an access token; `UntestedError` with advice when it is refused."""
    answer = request_token(http, token_path, client, scope)
    if answer.redirect:
        raise UntestedError(_redirected(answer.redirect))
    body = answer.json
    token = body.get("access_token") if isinstance(body, dict) else None
    usable = isinstance(token, str) and token.isascii() and token.isprintable()
    if answer.status != 200 or not token or not usable:  # noqa: PLR2004 - HTTP OK
        where = http.url_of(token_path)
        if answer.status in NO_SUCH_PATH:
            raise UntestedError(no_such_path(answer.status, where))
        raise TokenRefusedError(_refused(answer.status, where), answer.status)
    return USED.use(str(token))


def token_not_taken() -> Cause:
    """Return the cause that the package refuses a token its own token endpoint has just given."""
    return make_cause("T-TOKEN-NOT-TAKEN")


def _proof(client: Client, server: str) -> dict[str, str]:
    """Return what a form says of the client (RFC 7523 §2.2, RFC 6749 §2.3.1, RFC 8705 §2)."""
    named = {"client_id": client.client_id}
    if client.method == "client_secret_post":
        return {**named, "client_secret": client.client_secret}
    if client.method == "mtls":  # the certificate of the connection is the proof
        return named
    assertion = _assertion(client, client.audience or server)
    return {**named, "client_assertion_type": _ASSERTION, "client_assertion": assertion}


def _assertion(client: Client, audience: str) -> str:
    from joserfc import jwt  # noqa: PLC0415 - 0.1 s with its cryptography, for those who sign alone
    from joserfc.errors import SecurityWarning  # noqa: PLC0415 - as above
    from joserfc.jwk import OctKey  # noqa: PLC0415 - as above

    now = int(time.time())
    claims = {
        "iss": client.client_id,
        "sub": client.client_id,
        "aud": audience,
        "iat": now,
        "exp": now + 60,
        "jti": secrets.token_hex(16),
    }
    with warnings.catch_warnings():  # how long a secret is, is the vendor's choice
        warnings.simplefilter("ignore", SecurityWarning)
        key = OctKey.import_key(client.client_secret)
    return jwt.encode({"alg": "HS256"}, claims, key)


def _refused(status: int, where: str) -> Cause:
    return make_cause("T-TOKEN-REFUSED", {"tried": where}, where=where, status=status)


def _redirected(target: str) -> Cause:
    return make_cause("T-REDIRECT", {"target": target}, target=target)
