"""Ways that need no request of their own: an API key, user and password, nothing."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.surfaces.auth.secrets import header_secret, secret
from conformance.values.secrets import USED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.surfaces.auth.models import ApiKey, Basic


@dataclass(frozen=True, slots=True)
class FixedCredentials:
    """The same with every request, whatever the role."""

    in_headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    in_query: Mapping[str, str] = field(default_factory=dict, repr=False)

    def headers(self, role: str) -> Mapping[str, str]:
        """Return the headers."""
        del role
        return self.in_headers

    def query(self, role: str) -> Mapping[str, str]:
        """Return the parameters of the URL."""
        del role
        return self.in_query

    def renew(self, role: str) -> bool:
        """Return False: there is no other key."""
        del role
        return False


def api_key(section: ApiKey) -> FixedCredentials:
    """Return the key of the environment in its place (`ProfileError` when there is none)."""
    value = section.prefix + header_secret(section.value_env)
    if section.in_ == "query":
        return FixedCredentials(in_query={section.name: value})
    if section.in_ == "cookie":
        return FixedCredentials({"Cookie": f"{section.name}={value}"})
    return FixedCredentials({section.name: value})


def basic(section: Basic) -> FixedCredentials:
    """Return user and password of the environment (`ProfileError` when they are not there)."""
    pair = f"{secret(section.user_env)}:{secret(section.password_env)}".encode()
    return FixedCredentials({"Authorization": f"Basic {USED.use(base64.b64encode(pair).decode())}"})
