"""The checksum of a result's file: no field of it is edited by hand, or damaged, unseen.

It is the sha256 of the canonical JSON (RFC 8785) of all else. It finds slips, not forgers: who has
this program can write another. That takes a signature.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import rfc8785

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

_NAME = "checksum"


def with_checksum(content: Mapping[str, JsonValue]) -> bytes:
    """Return content and its checksum as canonical JSON."""
    members = {name: rfc8785.dumps(value) for name, value in content.items() if name != _NAME}
    members[_NAME] = rfc8785.dumps(_sum(_object(members)))
    return _object(members)


def checksum_matches(file: bytes, checksum: str) -> bool:
    """Return whether a file that states a checksum is as it was written, whatever its layout."""
    stated = b'"%b":"%b",' % (_NAME.encode(), checksum.encode())
    if _sum(file.rstrip().replace(stated, b"", 1)) == checksum:  # its layout is canonical: fast
        return True
    content = json.loads(file)
    return _sum(rfc8785.dumps({n: v for n, v in content.items() if n != _NAME})) == checksum


def _object(members: Mapping[str, bytes]) -> bytes:
    """Return members, each in canonical JSON, as an object; their names are plain letters."""
    return b"{%b}" % b",".join(b'"%b":%b' % (n.encode(), members[n]) for n in sorted(members))


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
