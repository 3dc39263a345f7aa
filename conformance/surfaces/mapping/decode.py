"""Bodies of answers: JSON, XML, CSV, PDF or text, by content type or as the profile says."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from conformance.surfaces.mapping.paths import path_of, put
from conformance.surfaces.mapping.pdf import PdfError, lines_of
from conformance.surfaces.mapping.xml import XmlError, from_xml

if TYPE_CHECKING:
    from collections.abc import Callable

    from conformance.findings import Json
    from conformance.population.rows import Row
    from conformance.surfaces.http import HttpResponse

_BY_TYPE = (("json", "json"), ("xml", "xml"), ("csv", "csv"), ("pdf", "pdf"))
_FILE = "file"
_CHARSETS = frozenset(
    {
        *("utf-8", "utf8", "utf-8-sig", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii"),
        *("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "ms932", "cp932"),
        *("shift_jisx0213", "shift_jis_2004", "euc-jp", "euc_jp", "eucjp", "iso-2022-jp"),
        *("iso-8859-1", "latin-1", "latin1", "windows-1252"),
    }
)
"""What a package may name: some codecs of Python take hours for what a server can send."""
_TWINS = {"x-sjis": "cp932", "windows-31j": "cp932", "ms932": "cp932"}
_DEEPEST = 64  # parts of a heading
TEXTUAL = frozenset({"xml", "csv", "text", "pdf"})
"""Formats in which every value is a text."""


class UnreadableError(ValueError):
    """A body is not of the format it should have."""


@dataclass(frozen=True, slots=True)
class DecodedBody:
    """A body as a JSON value; CSV is a list of objects, PDF an object with its `lines`.

    `raw` and `media_type` are what was sent; of the format `file` nothing else is known.
    """

    body: Json
    form: str
    raw: bytes = field(default=b"", repr=False)
    media_type: str = ""

    @property
    def textual(self) -> bool:
        """Say whether every value is a text in this format."""
        return self.form in TEXTUAL


def decode(answer: HttpResponse, form: str | None, otherwise: str, encoding: str) -> DecodedBody:
    """Return the body of an answer.

    JSON and XML are known by their content type, whatever file was expected: a refusal is no file.

    Raises:
        UnreadableError: The body is not of its format.
    """
    found = _by_type(answer.content_type, form or otherwise)
    if form is not None and found not in ("json", "xml"):
        found = form
    if form == _FILE and found != "json":
        return DecodedBody(None, _FILE, answer.content, answer.content_type)
    if not answer.content.strip():
        return DecodedBody(None, found)
    try:
        body = _READERS[found](answer, _charset(answer.content_type, encoding))
        return DecodedBody(body, found, answer.content, answer.content_type)
    except (XmlError, PdfError, csv.Error, UnicodeError, LookupError) as error:
        raise UnreadableError(found) from error


def _by_type(content_type: str, otherwise: str) -> str:
    kind = content_type.partition(";")[0].lower()
    return next((form for part, form in _BY_TYPE if part in kind), otherwise)


def _charset(content_type: str, otherwise: str) -> str:
    _, _, named = content_type.lower().partition("charset=")
    name = named.split(";")[0].strip().strip('"')
    if name and name not in _CHARSETS:
        raise LookupError(name)
    return _TWINS.get(name, name) or otherwise


def _json(answer: HttpResponse, _charset: str) -> Json:
    found = answer.json
    if found is None and answer.content.strip() != b"null":
        form = "json"
        raise UnreadableError(form)
    return found


def _xml(answer: HttpResponse, _charset: str) -> Json:
    return from_xml(answer.content)


def _csv(answer: HttpResponse, charset: str) -> Json:
    rows = csv.DictReader(io.StringIO(_decoded(answer, charset), newline=""), restkey="#more")
    return [_nested(row) for row in cast("list[Row]", list(rows))]


def _nested(row: Row) -> Row:
    """Return a row with dotted headings (`honnin.sei`) as objects, like a path of the profile."""
    nested: Row = {}
    for name, value in row.items():
        path = path_of(name) or (name,)
        if len(path) > _DEEPEST:
            form = "csv"
            raise UnreadableError(form)
        put(nested, path, value)
    return nested


def _pdf(answer: HttpResponse, _charset: str) -> Json:
    return {"lines": list(lines_of(answer.content))}


def _text(answer: HttpResponse, charset: str) -> Json:
    return _decoded(answer, charset)


def _decoded(answer: HttpResponse, charset: str) -> str:
    return answer.content.decode(charset).removeprefix("\ufeff")


_READERS: dict[str, Callable[[HttpResponse, str], Json]] = {
    "json": _json,
    "xml": _xml,
    "csv": _csv,
    "pdf": _pdf,
    "text": _text,
}
