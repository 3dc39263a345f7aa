"""Read a vendor's OpenAPI document from a file or from the profile's own host."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

from conformance.errors import Message, UsageError
from conformance.fuzz.bounds import check_schemas
from conformance.surfaces.documents import DocumentError, parse_document
from conformance.values.limits import OPENAPI

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.surfaces.http import Http

_OK = 200


def read_document(place: str | None, http: Http) -> dict[str, Json]:
    """Return the document (`UsageError` USE060: none named, not found, or not OpenAPI 3).

    A URL is read over the profile's connection, which reaches the profile's hosts only
    (`TransportError` T-HOST-OUT-OF-REACH for another one).
    """
    if place is None:
        raise UsageError(_wrong("—", "no --openapi", "--openapi がない"))
    try:
        found = parse_document(_content(place, http))
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UsageError(_wrong(place, why)) from error
    except DocumentError as error:
        raise UsageError(_wrong(place, error.en, error.ja)) from error
    if not isinstance(found, dict) or not str(found.get("openapi", "")).startswith("3."):
        raise UsageError(_wrong(place, "no OpenAPI 3 document", "OpenAPI 3 の文書ではありません"))
    document = cast("dict[str, Json]", json.loads(json.dumps(found, default=str)))
    check_schemas(document, place)
    return document


def _content(place: str, http: Http) -> bytes:
    if not place.startswith(("http://", "https://")):
        with Path(place).open("rb") as file:
            return file.read(OPENAPI.max_bytes + 1)
    answer = http.call("GET", place)
    if answer.status != _OK:
        raise UsageError(_wrong(place, f"HTTP {answer.status}"))
    return answer.content


def _wrong(place: str, found: str, found_ja: str = "") -> Message:
    return Message(
        "USE060",
        f"OpenAPI 3 の文書を読めません。実際: {found_ja or found}",
        f"expected an OpenAPI 3 document, found: {found}",
        "--openapi に JSON か YAML のファイル、または製品のホストの URL を書いてください。",
        "name a JSON or YAML file, or a URL on the package's host, with --openapi",
        place,
    )
