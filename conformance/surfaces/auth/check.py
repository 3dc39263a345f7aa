"""Before the first request: can what the profile says of access be done at all?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from conformance.errors import Message, ProfileError
from conformance.surfaces.auth.choose import authority_for
from conformance.surfaces.auth.models import OAuth, SessionLogin
from conformance.surfaces.auth.secrets import check_secrets
from conformance.surfaces.connect import Connections, check_certificates, connect
from conformance.surfaces.hosts import host_of, hosts_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conformance.surfaces.auth.models import Auth
    from conformance.surfaces.profile import ApiSurface

_API: Final = ("surfaces", "api")
_PROOFS: Final = {"auth", "credentials", "expired_token_env", "other_client", "roles"}
"""The keys of `surfaces.api` below which variables are named."""


def check_access(api: ApiSurface, base_url: str, profile: Path) -> None:
    """Hold that certificates, secrets and hosts of the profile are there; nothing is sent.

    `profile`: the file that `api` is from.

    Raises:
        ProfileError: PRO010 a secret is not in the environment, PRO030 a certificate cannot be
            used, PRO032 a host is not among `hosts`, PRO033 mtls without a client certificate.
    """
    folder = profile.parent
    check_certificates(api.tls, folder)
    check_secrets(api.model_dump(include=_PROOFS), _API, profile)
    hosts = hosts_of(base_url, api.hosts)
    for auth in (api.auth, *(section.auth for section in api.roles.values())):
        for place in _places(auth):
            if "://" in place and not hosts.reach_url(place):
                raise ProfileError(_not_among(host_of(place)))
        if isinstance(auth, OAuth) and auth.method == "mtls" and not _certified(api):
            raise ProfileError(_NO_CERTIFICATE)
        authority_for(auth, {}, Connections(lambda: connect(api, base_url, folder)))


def _places(auth: Auth | None) -> Iterator[str]:
    if isinstance(auth, OAuth):
        yield auth.token_url
    if isinstance(auth, SessionLogin):
        yield auth.login.request.partition(" ")[2]


def _certified(api: ApiSurface) -> bool:
    return api.tls is not None and api.tls.client_cert_file is not None


def _not_among(host: str) -> Message:
    return Message(
        "PRO032",
        f"auth が呼ぶホスト {host} が surfaces.api.hosts にありません。",
        f"auth calls {host}, which is not among surfaces.api.hosts",
        "hosts に書き加えてください。base_url が https なら、このホストも https で呼びます。",
        "add it to hosts; where base_url is https, it must be called by https as well",
    )


_NO_CERTIFICATE = Message(
    "PRO033",
    "method: mtls には tls.client_cert_file が要ります。",
    "method: mtls needs tls.client_cert_file",
    "クライアント証明書と秘密鍵の場所を tls に書いてください。",
    "name the client's certificate and key under tls",
)
