"""The bytes of a body without their compression, bounded while they are unpacked."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from conformance.surfaces.hosts import safe_url
from conformance.surfaces.lost import lost

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = frozenset({"", "identity"})
_WINDOWS = {"gzip": 31, "x-gzip": 31, "deflate": 47}  # zlib.decompressobj: 31 gzip, 47 either
ACCEPTED = "identity"
"""What the harness asks for: an answer of the size it has."""


def body_of(parts: Iterable[bytes], encoding: str, most: int, url: str) -> bytes:
    """Return the body, at most `most` bytes of it.

    No compression is asked for. gzip and deflate are unpacked all the same, for servers in between
    add them; any other, or one upon another, is refused unread.

    Raises:
        TransportError: T-TOO-LARGE, T-ENCODING.
    """
    name = encoding.strip().lower()
    if name in _PLAIN:
        return _joined(parts, most, url)
    if name not in _WINDOWS:
        raise lost("T-ENCODING", safe_url(url))
    try:
        return _unpacked(parts, _WINDOWS[name], most, url)
    except zlib.error as error:
        raise lost("T-ENCODING", safe_url(url)) from error


def _joined(parts: Iterable[bytes], most: int, url: str) -> bytes:
    body = bytearray()
    for part in parts:
        body += part
        if len(body) > most:
            raise lost("T-TOO-LARGE", safe_url(url))
    return bytes(body)


def _unpacked(parts: Iterable[bytes], window: int, most: int, url: str) -> bytes:
    body = bytearray()
    stream = zlib.decompressobj(window)
    begun = False
    for part in parts:
        left = part
        while left:
            if stream.eof:  # gzip may consist of members (RFC 1952 §2.2)
                stream = zlib.decompressobj(window)
            begun = True
            body += stream.decompress(left, most + 1 - len(body))
            if len(body) > most:
                raise lost("T-TOO-LARGE", safe_url(url))
            left = stream.unconsumed_tail or stream.unused_data
    if begun and not stream.eof:
        raise lost("T-ENCODING", safe_url(url))
    return bytes(body)
