"""Keys for signatures: ed25519 in PEM (PKCS #8, SubjectPublicKeyInfo), as openssl reads them."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)
from securesystemslib.signer import CryptoSigner, SSlibKey

from conformance.trust.key_errors import (
    in_a_tree,
    no_private_key,
    no_public_key,
    open_to_others,
    stands_already,
)
from conformance.trust.refused import unread
from conformance.values.private_files import private_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

PASSPHRASE: Final = "CONFORMANCE_KEY_PASSPHRASE"  # noqa: S105 - the name of a variable, no secret
"""The environment variable whose value encrypts a private key at rest; without it, it is plain."""

_MOST_BYTES = 64_000  # of a file with a key


@dataclass(frozen=True)
class TrustedKey:
    """A public key that somebody decided to trust: by whom it is named is the name of its file."""

    key: SSlibKey
    name: str

    @property
    def id(self) -> str:
        """The fingerprint of the key, which can be compared by telephone."""
        return str(self.key.keyid)


def make_keys(private: Path, public: Path) -> TrustedKey:
    """Make a pair of keys: the private one for its owner's eyes alone, the other to be handed out.

    Raises:
        UsageError: TRU001, a file of that name stands already; TRU002, the private key would lie
            in a tree under version control.
    """
    for path in (private, public):
        if path.exists() or path.is_symlink():
            raise stands_already(path)
    tree = next((one for one in private.resolve().parents if (one / ".git").exists()), None)
    if tree is not None:
        raise in_a_tree(private, tree)
    made = Ed25519PrivateKey.generate()
    private_folder(private.parent)
    _write_new(private, made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, _encryption()))
    public.write_bytes(
        made.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    return read_public(public)


def _encryption() -> BestAvailableEncryption | NoEncryption:
    phrase = os.environ.get(PASSPHRASE)
    return BestAvailableEncryption(phrase.encode()) if phrase else NoEncryption()


def _write_new(path: Path, content: bytes) -> None:
    """Write a file that nobody else can read at any moment, and that did not stand there."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)


def read_signer(path: Path) -> CryptoSigner:
    """Return what signs with the private key in a file.

    Raises:
        UsageError: TRU003, it is none or of another type; TRU005, others may read the file;
            TRU008, there is no file, or none that can be read.
    """
    content = _content(path) or b""
    if content and os.name == "posix":
        others = stat.S_IMODE(path.stat().st_mode) & 0o077
        if others:
            raise open_to_others(path)
    phrase = os.environ.get(PASSPHRASE)
    try:
        key = load_pem_private_key(content, phrase.encode() if phrase else None)
    except TypeError:  # encrypted without a passphrase, or the other way round
        try:
            key = load_pem_private_key(content, None)
        except (TypeError, ValueError, UnsupportedAlgorithm):
            key = None
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise no_private_key(path, PASSPHRASE)
    return CryptoSigner(key)


def read_public(path: Path) -> TrustedKey:
    """Return the public key in a file.

    Raises:
        UsageError: TRU004, it is none or of another type; TRU008, there is no file, or none that
            can be read.
    """
    try:
        key = load_pem_public_key(_content(path) or b"")
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise no_public_key(path)
    return TrustedKey(SSlibKey.from_crypto(key), path.name)


def read_trusted(paths: Iterable[Path]) -> tuple[TrustedKey, ...]:
    """Return the keys that are trusted, each once."""
    return tuple({one.id: one for one in map(read_public, paths)}.values())


def _content(path: Path) -> bytes | None:
    """Return what a file of the size of a key holds; None where it is larger, or no file.

    Raises:
        UsageError: TRU008, there is none, or it cannot be read.
    """
    try:
        if path.exists() and (not path.is_file() or path.stat().st_size > _MOST_BYTES):
            return None
        return path.read_bytes()
    except OSError as error:
        raise unread(path, error) from error
