"""The OpenAPI document itself: from a file, or from the one host that was named."""

from __future__ import annotations

from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from conformance.errors import Message, UsageError
from conformance.findings import TransportError
from conformance.surfaces.documents import DocumentError, parse_document
from conformance.surfaces.http import Http
from conformance.values.limits import OPENAPI

MAX_BYTES = OPENAPI.max_bytes
_SECONDS = 30
_OK = 200

Node = dict[str, object]


def read_document(place: str) -> Node:
    """Return the OpenAPI 3.0 or 3.1 document at a path or URL (`UsageError` says what is wrong)."""
    content = _fetch(place) if "://" in place else _file(Path(place))
    document = _parse(content, place)
    version = str(document.get("openapi", "")) if isinstance(document, dict) else ""
    if not version.startswith(("3.0", "3.1")) or not isinstance(document, dict):
        raise UsageError(_not_openapi(place, version))
    return cast("Node", document)


def _file(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(_too_large(str(path)))
        return path.read_bytes()
    except OSError as error:
        raise UsageError(_unreadable(str(path), error.strerror or "")) from error


def _fetch(url: str) -> bytes:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise UsageError(_unreadable(url, "http:// | https://"))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        http = Http(f"{parts.scheme}://{parts.netloc}", _SECONDS, MAX_BYTES)
        answer = http.call("GET", path)
    except TransportError as error:
        raise UsageError(_unreadable(url, f"{error.cause.code} {error.cause.en}")) from error
    if answer.status != _OK:
        raise UsageError(_unreadable(url, f"HTTP {answer.status}"))
    return answer.content


def _parse(content: bytes, place: str) -> object:
    try:
        return parse_document(content)
    except DocumentError as error:
        raise UsageError(_broken(place, error)) from error


def _unreadable(place: str, why: str) -> Message:
    return Message(
        "USE020",
        f"OpenAPI 文書を読めません: {why}",
        f"cannot read the OpenAPI document: {why}",
        "ファイルの場所か URL を確かめてください。転送（リダイレクト）は追いません。",
        "check the path or the URL; redirects are not followed",
        place,
    )


def _too_large(place: str) -> Message:
    return Message(
        "USE021",
        f"OpenAPI 文書が大きすぎます。上限 {MAX_BYTES} バイト。",
        f"the OpenAPI document is too large; limit {MAX_BYTES} bytes",
        "試験する業務の部分だけの文書にしてください。",
        "give a document of the domains under test only",
        place,
    )


def _broken(place: str, why: DocumentError) -> Message:
    return Message(
        "USE022",
        f"JSON としても YAML としても読めません: {why.ja}",
        f"readable neither as JSON nor as YAML: {why.en}",
        "文書を検査ツールで確かめてください。",
        "check the document with a linter",
        place,
    )


def _not_openapi(place: str, version: str) -> Message:
    found = version or "-"
    return Message(
        "USE023",
        f"OpenAPI 3.0 または 3.1 の文書が要ります。実際: openapi = {found}",
        f"expected an OpenAPI 3.0 or 3.1 document, found openapi = {found}",
        "Swagger 2.0 の文書は 3.x に変換してください。",
        "convert a Swagger 2.0 document to 3.x",
        place,
    )
