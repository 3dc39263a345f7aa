"""The envelope is one that others read: its signature holds by the definition, and for openssl."""

from __future__ import annotations

import base64
import json
import subprocess

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from conformance.trust.envelope import sealed, verified_payload

PAYLOAD = '{"_type":"https://in-toto.io/Statement/v1","名":"値"}'.encode()


def pae(kind: str, payload: bytes) -> bytes:
    """The pre-authentication encoding as the protocol page of DSSE has it, written anew."""
    return b" ".join(
        [
            b"DSSEv1",
            str(len(kind.encode())).encode(),
            kind.encode(),
            str(len(payload)).encode(),
            payload,
        ]
    )


def test_what_was_sealed_is_opened(vendor, trusted) -> None:
    assert verified_payload(sealed(PAYLOAD, vendor), trusted) == (PAYLOAD, trusted[0])


def test_the_same_is_sealed_to_the_same_bytes(vendor) -> None:
    assert sealed(PAYLOAD, vendor) == sealed(PAYLOAD, vendor)


def test_openssl_finds_the_signature_good(vendor, tmp_path) -> None:
    envelope = json.loads(sealed(PAYLOAD, vendor))
    key = vendor._private_key.public_key()
    (tmp_path / "pub").write_bytes(
        key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    (tmp_path / "sig").write_bytes(base64.b64decode(envelope["signatures"][0]["sig"]))
    (tmp_path / "in").write_bytes(pae(envelope["payloadType"], PAYLOAD))
    line = "openssl pkeyutl -verify -pubin -inkey pub -rawin -in in -sigfile sig"
    try:
        done = subprocess.run(
            line.split(), cwd=tmp_path, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("no openssl here")
    if "-rawin" in done.stderr or "Usage" in done.stderr:
        pytest.skip("an openssl that does not know ed25519")
    assert "Verified Successfully" in done.stdout
