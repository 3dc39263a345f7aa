"""The texts that bytes can be read as: encodings, escapes, archives, PDF, one inside the other.

Bounded: what is emitted is looked at whole; what is unpacked from it only up to a budget for all of
it together, and not more than a few times over.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import io
import json
import re
import urllib.parse
import zipfile
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_BYTES = 64 * 2**20
"""How much of what is emitted is looked at."""

UNPACKED = 8 * 2**20
"""How much of what is unpacked from it is looked at, all together."""

_DEPTH = 3  # an archive in base64 in JSON
_ENCODINGS = ("utf-16-le", "utf-16-be", "cp932", "euc_jp")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_HEX = re.compile(r"[0-9a-fA-F]{12,}")
_JSON_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})*")
_QUOTED = re.compile(r"(?:=[0-9A-F]{2}){2,}")
_MEMBERS = 1_000
_SHORT, _REMEMBERED = 96, 16_384


def views(content: bytes) -> Iterator[str]:
    """Yield the texts the bytes can be read as, each once."""
    budget, seen = UNPACKED, set[int]()
    waiting: list[tuple[bytes | str, int]] = [(content[:MOST_BYTES], _DEPTH)]
    while waiting:
        given, depth = waiting.pop()
        for text, left in _short_texts(given, depth) if _short(given) else _texts(given, depth):
            mark = hash(text)
            if mark in seen:
                continue
            seen.add(mark)
            yield text
            within = _short_inside if _short(text) else _inside
            for inner in within(text) if left > 0 else ():
                if len(inner) <= budget:
                    budget -= len(inner)
                    waiting.append((inner, left - 1))
        for inner in _unpacked(given) if isinstance(given, bytes) and depth > 0 else ():
            if len(inner) <= budget:
                budget -= len(inner)
                waiting.append((inner, depth - 1))


def _short(given: bytes | str) -> bool:
    """Say whether what it can be read as is worth remembering: names of items come again."""
    return len(given) <= _SHORT


@lru_cache(maxsize=_REMEMBERED)
def _short_texts(given: bytes | str, depth: int) -> tuple[tuple[str, int], ...]:
    return tuple(_texts(given, depth))


@lru_cache(maxsize=_REMEMBERED)
def _short_inside(text: str) -> tuple[bytes | str, ...]:
    return tuple(_inside(text))


def _texts(given: bytes | str, depth: int) -> Iterator[tuple[str, int]]:
    """Yield what is given as text, and how deep to look into each reading of it."""
    if isinstance(given, str):
        yield given, depth
        return
    yield given.decode("utf-8", "ignore"), depth
    for encoding in _ENCODINGS:
        yield given.decode(encoding, "ignore"), 0


def _inside(text: str) -> Iterator[bytes | str]:
    for unescape in _UNESCAPES:
        plain = unescape(text)
        if plain != text:
            yield plain
    yield from _base64(text)
    yield from _hex(text)


def _json(text: str) -> str:
    return _JSON_ESCAPE.sub(lambda found: _json_text(found[0]), text)


def _json_text(escaped: str) -> str:
    return str(json.loads(f'"{escaped}"'))


def _percent(text: str) -> str:
    return urllib.parse.unquote_plus(text, errors="ignore") if "%" in text else text


def _printable(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        return bytes.fromhex(found[0].replace("=", "")).decode("utf-8", "ignore")

    return _QUOTED.sub(plain, text)


_UNESCAPES: tuple[Callable[[str], str], ...] = (_json, html.unescape, _percent, _printable)


def _base64(text: str) -> Iterator[bytes]:
    """Yield what runs of base64 letters decode to, whatever letter they begin at."""
    for found in _BASE64.finditer(text):
        run = found[0].replace("-", "+").replace("_", "/")
        for start in range(4):
            part = run[start:]
            whole = part[: len(part) - (1 if len(part) % 4 == 1 else 0)]
            try:
                yield base64.b64decode(whole + "=" * (-len(whole) % 4), validate=True)
            except binascii.Error:
                continue


def _hex(text: str) -> Iterator[bytes]:
    for found in _HEX.finditer(text):
        yield bytes.fromhex(found[0][: len(found[0]) // 2 * 2])


def _unpacked(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"\x1f\x8b"):
        yield from _gunzipped(content)
    elif content.startswith(b"PK\x03\x04"):
        yield from _unzipped(content)
    elif content.startswith(b"%PDF"):
        yield from _pdf(content)


def _gunzipped(content: bytes) -> Iterator[bytes]:
    try:
        yield gzip.GzipFile(fileobj=io.BytesIO(content)).read(UNPACKED)
    except (OSError, EOFError, zlib.error):
        return


def _unzipped(content: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for info in archive.infolist()[:_MEMBERS]:
                yield info.filename.encode()
                with archive.open(info) as member:
                    yield member.read(UNPACKED)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError):
        return


def _pdf(content: bytes) -> Iterator[bytes]:
    """Yield the text of pages, the metadata, the annotations' and the streams' raw content."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return
    try:
        yield "\n".join(map(str, document.get_metadata_dict().values())).encode()
        for page in document:
            yield page.get_textpage().get_text_range().encode("utf-8", "ignore")
        for number in range(document.count_attachments()):
            attachment = document.get_attachment(number)
            yield attachment.get_name().encode()
            yield bytes(attachment.get_data())
    except pypdfium2.PdfiumError:
        return
    finally:
        document.close()
    for stream in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            yield zlib.decompressobj().decompress(stream[1], UNPACKED)
        except zlib.error:
            continue
