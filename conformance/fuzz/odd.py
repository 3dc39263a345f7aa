"""Bodies that are no message at all, or one that readers of JSON stumble over."""

from __future__ import annotations

from typing import Final

_DEEP = 5_000
_LONG = 200_000

JSON_BODIES: Final[dict[str, bytes]] = {
    "empty": b"",
    "not JSON": b"{",
    "not UTF-8": b'{"a": "\xff\xfe"}',
    "a text": b'"text"',
    "an array": b"[]",
    "null": b"null",
    "a number": b"1e400",
    "a very long integer": b'{"a": ' + b"9" * 5_000 + b"}",
    "not a number": b'{"a": NaN}',
    "half a surrogate pair": b'{"a": "\\ud800"}',
    "a NUL character": b'{"a": "\\u0000"}',
    "one key twice": b'{"a": 1, "a": 2}',
    "very deep": b'{"a":' + b"[" * _DEEP + b"]" * _DEEP + b"}",
    "a very long text": b'{"a": "' + b"x" * _LONG + b'"}',
}
"""Bodies by what is odd about them; a package refuses or ignores them, and never breaks."""
