"""The headers of an answer, read without the parser of mail where they are as plain as nearly all.

http.client reads them as a mail with attachments, which costs more than all else of reading an
answer. What is not plain (folded lines, odd names, letters beyond ASCII, parts) is left to it, with
all that it finds wrong.
"""

from __future__ import annotations

import re
from http.client import HTTPException, HTTPMessage, LineTooLong, parse_headers
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Protocol

    class Lines(Protocol):
        """What lines are read from."""

        def readline(self, size: int, /) -> bytes:
            """Return the next line, or its first `size` bytes."""
            ...


_LONGEST, _MOST = 65_536, 100  # of a line and of lines, as http.client has them
_ENDS = (b"\r\n", b"\n", b"")
_PLAIN = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x21-\x7e](?:[ -~]*[!-~])?)?\r\n")
_PARTS = ("multipart/", "message/")


def read_headers(lines: Lines) -> HTTPMessage:
    """Return the headers that stand before the next empty line, with their defects.

    Raises:
        HTTPException: A line is longer, or there are more, than any server has need of.
    """
    found = _until_empty(lines)
    return _plain(found) or parse_headers(BytesIO(b"".join(found)))


def length_of(headers: HTTPMessage) -> int | None:
    """Return the bytes that a body is said to have; None where that is no number."""
    try:
        length = int(headers.get("content-length") or "")
    except ValueError:
        return None
    return length if length >= 0 else None


def _until_empty(lines: Lines) -> list[bytes]:
    found: list[bytes] = []
    while True:
        line = lines.readline(_LONGEST + 1)
        if len(line) > _LONGEST:
            raise LineTooLong("header line")
        found.append(line)
        if len(found) > _MOST:
            msg = f"more than {_MOST} headers"
            raise HTTPException(msg)
        if line in _ENDS:
            return found


def _plain(lines: list[bytes]) -> HTTPMessage | None:
    """Return the headers that stand in the lines; None where they are not all plain."""
    if lines[-1] != _ENDS[0]:
        return None
    message = HTTPMessage()
    for line in lines[:-1]:
        found = _PLAIN.fullmatch(line)
        if found is None:
            return None
        name, value = found[1].decode(), (found[2] or b"").decode()
        if name.lower() == "content-type" and value.lower().startswith(_PARTS):
            return None
        message.set_raw(name, value)
    return message
