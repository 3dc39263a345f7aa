"""Bodies of requests: JSON, XML, form fields, multipart."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from urllib3.filepost import encode_multipart_formdata

from conformance.surfaces.mapping.template import text_of
from conformance.surfaces.mapping.xml import to_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.findings import Json


@dataclass(frozen=True, slots=True)
class EncodedBody:
    """The bytes of a request and their content type."""

    content: bytes
    content_type: str


def encode(form: str, value: Json, root: str, encoding: str) -> EncodedBody:
    """Return a body in a format; `root` names the XML root, `encoding` holds for XML and forms."""
    if form == "json":
        return EncodedBody(json.dumps(value, ensure_ascii=False).encode(), "application/json")
    if form == "xml":
        return EncodedBody(to_xml(value, root, encoding), f"application/xml; charset={encoding}")
    if form == "form":
        text = urlencode(list(pairs(value)), encoding=encoding)
        return EncodedBody(text.encode("ascii"), "application/x-www-form-urlencoded")
    return _multipart(value)


def pairs(value: Json, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield an object as pairs: nested names dotted, lists repeated, null left out."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from pairs(inner, f"{prefix}.{name}" if prefix else name)
    elif isinstance(value, list):
        for inner in value:
            yield from pairs(inner, prefix)
    elif value is not None and prefix:
        yield prefix, text_of(value)


def query_string(query: Json) -> str:
    """Return `?…` for an object, empty when it holds nothing."""
    text = urlencode(list(pairs(query)))
    return f"?{text}" if text else ""


def _multipart(value: Json) -> EncodedBody:
    """Return a multipart body; a member `{file_name, content, type}` is sent as a file."""
    members: Mapping[str, Json] = value if isinstance(value, dict) else {}
    fields: list[tuple[str, str | tuple[str, str, str]]] = []
    for name, inner in members.items():
        if isinstance(inner, dict) and {"file_name", "content"} <= inner.keys():
            kind = text_of(inner.get("type")) or "application/octet-stream"
            fields.append((name, (text_of(inner["file_name"]), text_of(inner["content"]), kind)))
        elif isinstance(inner, (dict, list)):
            fields.append((name, json.dumps(inner, ensure_ascii=False)))
        elif inner is not None:
            fields.append((name, text_of(inner)))
    boundary = hashlib.sha256(repr(fields).encode()).hexdigest()
    return EncodedBody(*encode_multipart_formdata(fields, boundary))
