"""Keys: made outside of any tree, for their owner alone, and only of the one type that signs."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from conformance.errors import UsageError
from conformance.trust.container import read_file
from conformance.trust.keys import PASSPHRASE, make_keys, read_public, read_signer, read_trusted

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


def code(call, *arguments) -> str:
    with pytest.raises(UsageError) as caught:
        call(*arguments)
    return caught.value.messages[0].code


@pytest.fixture
def pair(tmp_path):
    private, public = tmp_path / "deep" / "a.key", tmp_path / "deep" / "a.pub"
    return private, public, make_keys(private, public)


def test_a_pair_signs_and_is_known_by_one_fingerprint(pair) -> None:
    private, public, made = pair
    assert read_signer(private).public_key.keyid == read_public(public).id == made.id
    assert len(made.id) == 64


@POSIX
def test_a_private_key_is_its_owners_alone(pair) -> None:
    private, _, _ = pair
    assert private.stat().st_mode & 0o777 == 0o600
    private.chmod(0o640)
    assert code(read_signer, private) == "TRU005"


def test_no_key_is_written_over_another(pair) -> None:
    private, public, _ = pair
    before = private.read_bytes()
    assert code(make_keys, private, public.with_name("b.pub")) == "TRU001"
    assert code(make_keys, private.with_name("b.key"), public) == "TRU001"
    assert private.read_bytes() == before


@pytest.mark.parametrize("inside", ["", "a/b"])
def test_no_private_key_is_made_in_a_tree_under_version_control(tmp_path, inside) -> None:
    (tmp_path / ".git").mkdir()
    place = tmp_path / inside / "a.key"
    assert code(make_keys, place, tmp_path / "a.pub") == "TRU002"
    assert not place.exists()


def test_a_passphrase_encrypts_a_private_key(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv(PASSPHRASE, "correct horse")
    private, public = tmp_path / "a.key", tmp_path / "a.pub"
    made = make_keys(private, public)
    assert b"ENCRYPTED" in private.read_bytes()
    assert read_signer(private).public_key.keyid == made.id
    monkeypatch.setenv(PASSPHRASE, "wrong")
    assert code(read_signer, private) == "TRU003"
    monkeypatch.delenv(PASSPHRASE)
    assert code(read_signer, private) == "TRU003"


def test_what_is_no_key_is_refused_and_never_quoted(tmp_path, pair) -> None:
    private, _, _ = pair
    other = tmp_path / "ec.key"
    key = ec.generate_private_key(ec.SECP256R1())
    other.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    other.chmod(0o600)
    shown = tmp_path / "ec.pub"
    shown.write_bytes(
        key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    )
    (tmp_path / "empty").write_bytes(b"")
    for path in (other, tmp_path / "empty", tmp_path):
        assert code(read_signer, path) == "TRU003"
    for path in (shown, private, tmp_path / "empty", tmp_path):
        assert code(read_public, path) == "TRU004"
    with pytest.raises(UsageError) as caught:
        read_public(private)
    secret = private.read_text().splitlines()[1]
    assert secret not in str(caught.value)


@pytest.mark.parametrize("reader", [read_signer, read_public, read_file])
def test_a_file_that_is_missing_is_called_so_with_its_place(tmp_path, monkeypatch, reader) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as caught:
        reader(Path("sub/none"))
    (message,) = caught.value.messages
    assert message.code == "TRU008"
    assert message.en == "the file none does not exist"
    assert message.where == str(tmp_path / "sub" / "none")


@POSIX
@pytest.mark.parametrize("reader", [read_signer, read_public, read_file])
def test_a_file_that_the_system_keeps_from_us_is_called_so(tmp_path, monkeypatch, reader) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "a").chmod(0o600)
    monkeypatch.setattr(
        Path, "read_bytes", lambda _: (_ for _ in ()).throw(PermissionError(13, "no"))
    )
    with pytest.raises(UsageError) as caught:
        reader(tmp_path / "a")
    assert caught.value.messages[0].en == "the file a cannot be read (no)"


def test_a_key_that_is_named_twice_is_trusted_once(pair) -> None:
    _, public, made = pair
    assert [one.id for one in read_trusted([public, public])] == [made.id]


def test_openssl_knows_our_keys(pair) -> None:
    private, public, _ = pair
    try:
        done = subprocess.run(
            ["openssl", "pkey", "-in", private, "-pubout"], capture_output=True, check=False
        )
    except FileNotFoundError:
        pytest.skip("no openssl here")
    assert done.stdout == public.read_bytes()
