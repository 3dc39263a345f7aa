"""The texts that bytes can be read as: encodings, escapes, archives, PDF, one inside the other.

Bounded, by sizes and not by a clock, so that the same bytes always give the same answer: what is
unpacked only up to a budget for all of it together and not more than a few times over, and all that
is read only up to another. Where a bound leaves something out, it is said.
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

from conformance.checks.protection.traces.normal import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_BYTES = 64 * 2**20
"""How much of what is emitted is looked at."""

UNPACKED = 8 * 2**20
"""How much of what is unpacked from it is looked at, all together."""

READ = 64 * 2**20
"""How many characters are looked at, all readings together: seconds, not minutes, of work."""

_ALIGNED = 2**20  # letters from which a run of base64 is taken to begin where it begins

_DEPTH = 3  # an archive in base64 in JSON
_PLAIN = "utf-8"
_ENCODINGS = (_PLAIN, "utf-16-le", "utf-16-be", "cp932", "euc_jp")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{8,}")
_HEX = re.compile(r"[0-9a-fA-F]{12,}")
_JSON_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})*")
_ESCAPED = re.compile("%[0-9a-fA-F]{2}")
_QUOTED = re.compile(r"(?:=[0-9A-Fa-f]{2}(?:=\r?\n)?){2,}")
_TAG = re.compile(r"<[^<>]{0,200}>")
_LETTERS = re.compile(r'"[^"\\]"(?:\s*,\s*"[^"\\]"){3,}')
_CODE_POINT = re.compile(r"%u([0-9a-fA-F]{4})|\\u\{([0-9a-fA-F]{1,5})\}")
_OCTETS = re.compile(r"(?:\\x[0-9a-fA-F]{2}){2,}")
_JIS = (b"\x1b$B", b"\x1b$@")
_PACKED = (b"\x1f\x8b", b"PK\x03\x04", b"%PDF")
_MEMBERS = 1_000
_SHORT, _REMEMBERED = 96, 16_384
_APART = "\0"  # no part of any text that is looked for

Runs = tuple[str, ...]
"""Short runs of letters that may be base64 or hexadecimal, to be read side by side: most are names
of items, which come again with every answer."""


class Cut(Exception):  # noqa: N818 - no fault: the end of what is looked at
    """Something of the bytes was not looked at."""


def views(content: bytes) -> Iterator[str]:
    """Yield the texts the bytes can be read as, each once and in its normal form.

    Raises:
        Cut: At the end, when a bound left something out.
    """
    budget, left_to_read, seen = UNPACKED, READ, set[int]()
    cut = len(content) > MOST_BYTES
    waiting: list[tuple[bytes | str | Runs, int]] = [(content[:MOST_BYTES], _DEPTH)]
    while waiting:
        given, depth = waiting.pop()
        found: list[tuple[bytes | str | Runs, int]] = []
        for text, form, left in _texts(given, depth):
            mark = hash(text)
            if mark in seen:
                continue
            seen.add(mark)
            if left_to_read < 0:
                raise Cut
            left_to_read -= len(text)
            yield normal(text) if form is None else form
            found += ((inner, left - 1) for inner in _inside(text) if left > 0)
        if isinstance(given, bytes) and depth > 0:
            found += ((inner, depth - 1) for inner in _unpacked(given))
        for inner, left in found:
            size = sum(map(len, inner)) if isinstance(inner, tuple) else len(inner)
            if size <= budget:
                budget -= size
                waiting.append((inner, left))
            else:
                cut = True
    if cut:
        raise Cut


def _texts(given: bytes | str | Runs, depth: int) -> Iterator[tuple[str, str | None, int]]:
    """Yield what is given as text, its normal form if known, and how deep to look into it."""
    if isinstance(given, str):
        yield given, None, depth
    elif isinstance(given, bytes):
        for name in _ENCODINGS:
            yield given.decode(name, "ignore"), None, depth if name == _PLAIN else 0
        if any(mark in given for mark in _JIS):
            yield given.decode("iso2022_jp", "ignore"), None, 0
    else:
        readings = zip(*map(_read, given), strict=True)
        for name, of_runs in zip(_ENCODINGS, readings, strict=True):
            texts, forms = zip(*of_runs, strict=True)
            yield _APART.join(texts), _APART.join(forms), depth if name == _PLAIN else 0


@lru_cache(maxsize=_REMEMBERED)
def _read(run: str) -> tuple[tuple[str, str], ...]:
    """Return all that a run decodes to, in each encoding, with the normal form."""
    decoded = tuple(_decoded(run))
    texts = (_APART.join(one.decode(name, "ignore") for one in decoded) for name in _ENCODINGS)
    return tuple((text, normal(text)) for text in texts)


def _inside(text: str) -> Iterator[bytes | str | Runs]:
    for unescape in _UNESCAPES:
        plain = unescape(text)
        if plain != text:
            yield plain
    short = list[str]()
    for run in dict.fromkeys(found[0] for found in _BASE64.finditer(text)):
        if len(run) > _SHORT:
            yield from _decoded(run)
        else:
            short.append(run)
            yield from _packed(run)
    if short:
        yield tuple(short)


def _decoded(run: str) -> Iterator[bytes]:
    """Yield what a run decodes to: as base64 whatever letter it begins at, and as hexadecimal."""
    plain = run.replace("-", "+").replace("_", "/")
    for start in range(4 if len(run) < _ALIGNED else 1):
        part = plain[start:]
        whole = part[: len(part) - (1 if len(part) % 4 == 1 else 0)]
        try:
            yield base64.b64decode(whole + "=" * (-len(whole) % 4), validate=True)
        except binascii.Error:
            continue
    for found in _HEX.finditer(run):
        yield bytes.fromhex(found[0][: len(found[0]) // 2 * 2])


@lru_cache(maxsize=_REMEMBERED)
def _packed(run: str) -> tuple[bytes, ...]:
    """Return what a short run decodes to that can be unpacked."""
    return tuple(one for one in _decoded(run) if one.startswith(_PACKED))


def _json(text: str) -> str:
    return _JSON_ESCAPE.sub(lambda found: _json_text(found[0]), text)


def _json_text(escaped: str) -> str:
    return str(json.loads(f'"{escaped}"'))


def _percent(text: str) -> str:
    return urllib.parse.unquote_plus(text, errors="ignore") if _ESCAPED.search(text) else text


def _printable(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        return bytes.fromhex(re.sub(r"[=\r\n]", "", found[0])).decode("utf-8", "ignore")

    return _QUOTED.sub(plain, text)


def _untagged(text: str) -> str:
    """Return a text without tags and comments, which a reader of the page does not see."""
    return _TAG.sub("", text) if "<" in text else text


def _spelt(text: str) -> str:
    """Return a text in which a list of single letters is the word that they spell."""
    return _LETTERS.sub(lambda found: re.sub(r'[",\s]', "", found[0]), text)


def _code_points(text: str) -> str:
    return _CODE_POINT.sub(lambda found: chr(int(found[1] or found[2], 16)), text)


def _octets(text: str) -> str:
    def plain(found: re.Match[str]) -> str:
        return bytes.fromhex(found[0].replace("\\x", "")).decode("utf-8", "ignore")

    return _OCTETS.sub(plain, text)


_UNESCAPES: tuple[Callable[[str], str], ...] = (
    _json,
    html.unescape,
    _percent,
    _printable,
    _untagged,
    _spelt,
    _code_points,
    _octets,
)


def _unpacked(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"\x1f\x8b"):
        yield from _gunzipped(content)
    elif content.startswith(b"PK\x03\x04"):
        yield from _unzipped(content)
    elif content.startswith(b"%PDF"):
        yield from _pdf(content)


def _gunzipped(content: bytes) -> Iterator[bytes]:
    try:
        yield gzip.GzipFile(fileobj=io.BytesIO(content)).read(UNPACKED + 1)
    except (OSError, EOFError, zlib.error):
        return


def _unzipped(content: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for info in archive.infolist()[:_MEMBERS]:
                yield info.filename.encode()
                with archive.open(info) as member:
                    yield member.read(UNPACKED + 1)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError):
        return


def _pdf(content: bytes) -> Iterator[bytes]:
    """Yield the text of pages, the metadata, the annotations' and the streams' raw content."""
    import pypdfium2  # noqa: PLC0415 - 50 ms, for pages alone

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
            yield zlib.decompressobj().decompress(stream[1], UNPACKED + 1)
        except zlib.error:
            continue
