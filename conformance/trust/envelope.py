"""A DSSE envelope with one signature: sealed, and opened by keys that are trusted.

DSSE signs type and payload together (its pre-authentication encoding), so that no signature can be
moved to another payload or type. The envelope is canonical JSON: one way to write it, no byte free.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

import rfc8785
from securesystemslib.dsse import Envelope
from securesystemslib.exceptions import VerificationError

from conformance.surfaces.strict_json import parse
from conformance.trust.refused import ASK_AGAIN, SIGN_AGAIN, BundleError, bundle_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import JsonValue
    from securesystemslib.signer import CryptoSigner

    from conformance.trust.keys import TrustedKey

PAYLOAD_TYPE: Final = "application/vnd.in-toto+json"
_ENVELOPE = {"payload", "payloadType", "signatures"}
_SIGNATURE = {"keyid", "sig"}
_HOLDERS, _COMMAS = 3, 3
"""The signs of an envelope; its texts hold none: base64 and names."""


def sealed(payload: bytes, signer: CryptoSigner) -> bytes:
    """Return an envelope of the payload, signed, as canonical JSON."""
    envelope = Envelope(payload, PAYLOAD_TYPE, {})
    envelope.sign(signer)
    return rfc8785.dumps(envelope.to_dict())


def verified_payload(content: bytes, trusted: Sequence[TrustedKey]) -> tuple[bytes, TrustedKey]:
    """Return the payload and the trusted key whose signature holds.

    Raises:
        BundleError: TRU020, it is no envelope as `sealed` writes one; TRU021, of another type;
            TRU022, no trusted key signed it; TRU023, the signature is not of this content.
    """
    envelope = _envelope(content)
    if envelope.payload_type != PAYLOAD_TYPE:
        raise _other_type(envelope.payload_type)
    (keyid,) = envelope.signatures
    key = next((one for one in trusted if one.id == keyid), None)
    if key is None:
        raise _unknown(keyid, trusted)
    try:
        envelope.verify([key.key], 1)
    except VerificationError as error:
        raise _wrong_signature(key) from error
    return envelope.payload, key


def _envelope(content: bytes) -> Envelope:
    if content.count(b"{") + content.count(b"[") > _HOLDERS or content.count(b",") > _COMMAS:
        raise _no_envelope("too many members")  # nobody has signed it yet: nothing is made of it
    value, why = parse(content)
    if not isinstance(value, dict):
        raise _no_envelope(why or "no object")
    names = set(value)
    if names != _ENVELOPE:
        raise _no_envelope(f"members {_names(names)}")
    signatures = value["signatures"]
    if not isinstance(signatures, list) or len(signatures) != 1:
        raise _no_envelope("not one signature")
    if not isinstance(signatures[0], dict) or set(signatures[0]) != _SIGNATURE:
        raise _no_envelope("members of the signature")
    texts = (value["payload"], value["payloadType"], *signatures[0].values())
    if not all(isinstance(text, str) for text in texts):
        raise _no_envelope("no text")
    try:
        found = Envelope.from_dict({**value, "signatures": [dict(signatures[0])]})
    except ValueError as error:
        raise _no_envelope("not base64") from error
    if rfc8785.dumps(cast("dict[str, JsonValue]", found.to_dict())) != content:
        raise _no_envelope("not canonical")
    return found


def _names(names: set[str]) -> str:
    return ", ".join(sorted(names))[:80]


def _no_envelope(why: str) -> BundleError:
    return bundle_error(
        "TRU020",
        f"署名のエンベロープの形が違います（{why}）。"
        "期待: payload・payloadType・署名一つの DSSE（正規形）",
        f"it holds no envelope of a signature as we write it ({why}); expected: DSSE with payload,"
        " payloadType and one signature, in canonical form",
        ASK_AGAIN,
    )


def _other_type(found: str) -> BundleError:
    return bundle_error(
        "TRU021",
        f"署名されたものの種類が違います。期待: {PAYLOAD_TYPE}。実際: {found[:80]!r}",
        f"what was signed is of another type: expected {PAYLOAD_TYPE}, found {found[:80]!r}",
        SIGN_AGAIN,
    )


def _unknown(keyid: str, trusted: Sequence[TrustedKey]) -> BundleError:
    known = ", ".join(f"{one.name} {one.id[:16]}" for one in trusted)
    return bundle_error(
        "TRU022",
        f"信頼していない鍵の署名です。署名の鍵: {keyid[:16]!r}。信頼する鍵: {known}",
        f"it is signed by a key that is not trusted: {keyid[:16]!r}; trusted: {known}",
        (
            "差出人の鍵か、別の経路（電話など）で指紋を確かめ、違えば受け取らないでください。",
            "compare the fingerprint with the sender by telephone; take nothing signed by others",
        ),
    )


def _wrong_signature(key: TrustedKey) -> BundleError:
    return bundle_error(
        "TRU023",
        f"署名が内容と合いません（鍵 {key.name}）。署名の後に書き換えられたか、壊れています。",
        f"the signature is not of this content (key {key.name}): it was changed after it was"
        " signed, or damaged",
        ASK_AGAIN,
    )
