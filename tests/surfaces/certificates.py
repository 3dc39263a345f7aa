"""Made-up certificates for servers on 127.0.0.1: an authority and what it signed."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

if TYPE_CHECKING:
    from pathlib import Path

_HERE = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))


@dataclass(frozen=True)
class Pair:
    """A certificate and its key, in files."""

    cert_file: Path
    key_file: Path

    def server(self, clients_signed_by: Path | None = None) -> ssl.SSLContext:
        """Return the server side, which may ask for a client's certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.cert_file, self.key_file)
        if clients_signed_by is not None:
            context.verify_mode = ssl.CERT_REQUIRED
            context.load_verify_locations(clients_signed_by)
        return context


class Authority:
    """A certificate authority that nobody trusts by itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Synthetic CA")])
        certificate = _build(
            self.name, self.key.public_key(), self.name, self.key, [], days=(-1, 9)
        )
        self.ca_file = folder / "ca.pem"
        self.ca_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))

    def issue(self, name: str, *, host: str | None = None, days: tuple[int, int] = (-1, 9)) -> Pair:
        """Return a certificate for 127.0.0.1, or for a host, valid between two days from now."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        names = [x509.DNSName(host)] if host else [_HERE]
        certificate = _build(subject, key.public_key(), self.name, self.key, names, days)
        return _written(self.folder, name, certificate, key)


def self_signed(folder: Path) -> Pair:
    """Return a certificate for 127.0.0.1 that vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "self")])
    certificate = _build(name, key.public_key(), name, key, [_HERE], (-1, 9))
    return _written(folder, "self", certificate, key)


def _written(folder, name, certificate, key) -> Pair:
    pair = Pair(folder / f"{name}.pem", folder / f"{name}.key")
    pair.cert_file.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    pair.key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return pair


def _build(subject, public_key, issuer, key, names, days):
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + dt.timedelta(days=days[0]))
        .not_valid_after(now + dt.timedelta(days=days[1]))
        .add_extension(x509.BasicConstraints(ca=not names, path_length=None), critical=True)
    )
    if names:
        made = made.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return made.sign(key, hashes.SHA256())
