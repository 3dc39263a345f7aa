"""Headers read the short way say what http.client says of them, defects included."""

from __future__ import annotations

import http.client
import io

import pytest

from conformance.surfaces.head import length_of, read_headers

BLOCKS = (
    b"Content-Type: application/json\r\nContent-Length: 12\r\nX-Empty:\r\nX-Blank: \r\n\r\n",
    b"Server:no space\r\nX: a: b\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\n\r\n",
    b"X-Folded: one\r\n two\r\nContent-Length: 3\r\n\r\n",
    b"X-Trailing: blank \t\r\nX-Tab: a\tb\r\n\r\n",
    b"X-Latin: caf\xe9\r\nX-Utf: \xe6\xb0\x8f\xe5\x90\x8d\r\n\r\n",
    b"Content-Type: multipart/mixed; boundary=x\r\n\r\n",
    b"Content-Type: multipart/mixed\r\n\r\n",
    b"Content-Type: message/rfc822\r\n\r\n",
    b"no colon at all\r\nContent-Length: 3\r\n\r\n",
    b" begins with a blank\r\n\r\n",
    b"From somebody\r\nX: 1\r\n\r\n",
    b"X-Line: feed only\nX: 2\n\n",
    b"X-Carriage: a\rb\r\n\r\n",
    b"X-Cut: no end",
    b"\r\n",
    b"",
)


@pytest.mark.parametrize("block", BLOCKS)
def test_headers_are_those_of_http_client(block: bytes) -> None:
    ours = read_headers(io.BytesIO(block + b"{}"))
    theirs = http.client.parse_headers(io.BytesIO(block + b"{}"))

    assert ours.items() == theirs.items()
    assert list(map(repr, ours.defects)) == list(map(repr, theirs.defects))
    assert ours.get_content_type() == theirs.get_content_type()
    assert ours.is_multipart() == theirs.is_multipart()


def test_what_follows_the_headers_is_left_unread() -> None:
    lines = io.BytesIO(b"X: 1\r\n\r\nbody")

    read_headers(lines)

    assert lines.read() == b"body"


@pytest.mark.parametrize("block", [b"X: " + b"a" * 70_000, b"X: 1\r\n" * 120])
def test_neither_a_line_nor_their_number_is_without_end(block: bytes) -> None:
    with pytest.raises(http.client.HTTPException):
        read_headers(io.BytesIO(block))


@pytest.mark.parametrize(
    ("said", "length"), [("12", 12), ("0", 0), ("-1", None), ("many", None), ("", None)]
)
def test_a_length_is_a_number_of_bytes_or_none(said: str, length: int | None) -> None:
    block = f"Content-Length: {said}\r\n\r\n".encode()

    assert length_of(read_headers(io.BytesIO(block))) == length
    assert length_of(read_headers(io.BytesIO(b"X: 1\r\n\r\n"))) is None
