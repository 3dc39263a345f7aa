"""The profile's `auth`: how the harness proves itself. Secrets are named, never written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from conformance.surfaces.safe import Safe, is_reading
from conformance.values.refusals import refusal

EnvName = Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]*$")]
"""The name of an environment variable that holds a secret."""

HeaderName = Annotated[str, Field(pattern=r"^[A-Za-z0-9!#$%&'*+.^_`|~-]+$")]
"""A name of a header or a cookie (RFC 9110 §5.6.2)."""

Host = Annotated[str, Field(pattern=r"^[A-Za-z0-9.-]+(:[0-9]{1,5})?$")]
"""A host that may be called beside base_url's: `host` (ports 80 and 443) or `host:port`."""

Place = Annotated[str, Field(pattern=r"^(/|https?://)[^\s]*$")]
"""A path below base_url, or a URL on one of `hosts`."""


class _AuthPart(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=True)


class NoAuth(_AuthPart):
    """Nothing is proved: the package answers anybody who reaches it."""

    kind: Literal["none"]


class OAuth(_AuthPart):
    """OAuth 2.0 client credentials (RFC 6749 §4.4)."""

    kind: Literal["oauth"]
    token_url: Place = "/oauth/token"  # noqa: S105 - a path, not a password
    client_id_env: EnvName
    client_secret_env: EnvName | None = None
    method: Literal["client_secret_jwt", "client_secret_basic", "client_secret_post", "mtls"] = (
        "client_secret_jwt"
    )
    scope: str | None = None
    audience: str | None = None


class ApiKey(_AuthPart):
    """A key that every request carries."""

    kind: Literal["api_key"]
    in_: Literal["header", "query", "cookie"] = Field(default="header", alias="in")
    name: HeaderName
    value_env: EnvName
    prefix: str = ""


class Basic(_AuthPart):
    """User and password with every request (RFC 7617)."""

    kind: Literal["basic"]
    user_env: EnvName
    password_env: EnvName


class Login(_AuthPart):
    """The request that opens a session; `{env.NAME}` in the body is a secret.

    `safe`: who made sure that it records nothing, for a package that is only to be read.
    """

    request: str = Field(default="POST /login", pattern=r"^(POST|PUT|GET) (/|https?://)[^\s]*$")
    body: dict[str, str] = {}
    format: Literal["json", "form"] = "json"
    safe: Safe | None = None

    @property
    def reads(self) -> bool:
        """Say whether it may go to a package that is only to be read."""
        return self.safe is not None or is_reading(self.request)


class LoginValue(_AuthPart):
    """A value that the login gives and every request carries in a header."""

    from_: Literal["body", "header", "cookie"] = Field(alias="from")
    path: str | None = None
    name: HeaderName | None = None
    header: HeaderName
    prefix: str = ""

    @model_validator(mode="after")
    def _says_where(self) -> LoginValue:
        if (self.path if self.from_ == "body" else self.name) is None:
            raise refusal(
                "from: body には path、from: header と from: cookie には name",
                "path with from: body; name with from: header and from: cookie",
            )
        return self


class SessionLogin(_AuthPart):
    """A login once per role; its cookies stay with the role's connection."""

    kind: Literal["session"]
    login: Login
    csrf: LoginValue | None = None
    token: LoginValue | None = None


Auth = Annotated[NoAuth | OAuth | ApiKey | Basic | SessionLogin, Field(discriminator="kind")]
"""One way to prove oneself, told apart by `kind`."""


class Tls(_AuthPart):
    """Certificates, as files relative to the profile. Verification cannot be turned off."""

    ca_file: str | None = None
    client_cert_file: str | None = None
    client_key_file: str | None = None
