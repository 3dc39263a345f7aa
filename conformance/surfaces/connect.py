"""Open connections as the profile says: hosts, certificates, access; one for each role."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.errors import Message, ProfileError
from conformance.surfaces.hosts import hosts_of
from conformance.surfaces.http import Http

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.surfaces.auth.models import Tls
    from conformance.surfaces.profile import ApiSurface


@dataclass(slots=True)
class Connections:
    """A connection per role, opened at first use and kept: cookies of one never serve another."""

    open: Callable[[], Http]
    _kept: dict[str, Http] = field(default_factory=dict)

    def __call__(self, role: str) -> Http:
        """Return the connection of a role."""
        if role not in self._kept:
            self._kept[role] = self.open()
        return self._kept[role]


def connect(api: ApiSurface, base_url: str, folder: Path) -> Http:
    """Return a new connection within the bounds of the profile that lies in `folder`."""
    http = Http(
        base_url,
        api.timeout_seconds,
        api.max_bytes,
        hosts_of(base_url, api.hosts),
        api.read_only,
    )
    if api.tls is not None:
        http.session.verify = _file(api.tls.ca_file, folder) or True
        certificate = _file(api.tls.client_cert_file, folder)
        key = _file(api.tls.client_key_file, folder)
        http.session.cert = (certificate, key) if certificate and key else certificate
    return http


def check_certificates(tls: Tls | None, folder: Path) -> None:
    """Hold that the files of `tls` can be used; `ProfileError` PRO030 names the one that cannot."""
    if tls is None:
        return
    context = ssl.create_default_context()
    if (ca_file := _file(tls.ca_file, folder)) is not None:
        try:
            context.load_verify_locations(ca_file)
        except OSError as error:  # ssl.SSLError is one
            raise ProfileError(_unusable("tls.ca_file", ca_file)) from error
    certificate, key = _file(tls.client_cert_file, folder), _file(tls.client_key_file, folder)
    if certificate is not None:
        try:
            context.load_cert_chain(certificate, key, password="")  # never asks on the terminal
        except (OSError, ValueError) as error:
            raise ProfileError(_unusable("tls.client_cert_file", certificate)) from error


def _file(name: str | None, folder: Path) -> str | None:
    return None if name is None else str(folder / Path(name).expanduser())


def _unusable(key: str, path: str) -> Message:
    return Message(
        "PRO030",
        f"{key} の証明書か秘密鍵を読めません。",
        f"the certificate or key of {key} cannot be used",
        "PEM の形で、秘密鍵は暗号化せず証明書と組になるものを置いてください。"
        "場所はプロファイルのあるところから見ます。",
        "give PEM files, the key not encrypted and belonging to the certificate; "
        "places are seen from the profile",
        path,
    )
