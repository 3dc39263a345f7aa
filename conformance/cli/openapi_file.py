"""Read a vendor's OpenAPI document from a file or from the profile's own host."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

import yaml

from conformance.errors import Message, UsageError

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
        raise UsageError(_wrong("—", "--openapi is missing"))
    try:
        found = yaml.safe_load(_text(place, http))
    except (OSError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise UsageError(_wrong(place, type(error).__name__)) from error
    if not isinstance(found, dict) or not str(found.get("openapi", "")).startswith("3."):
        raise UsageError(_wrong(place, "no OpenAPI 3 document"))
    return cast("dict[str, Json]", json.loads(json.dumps(found, default=str)))


def _text(place: str, http: Http) -> str:
    if not place.startswith(("http://", "https://")):
        return Path(place).read_text(encoding="utf-8")
    answer = http.call("GET", place)
    if answer.status != _OK:
        raise UsageError(_wrong(place, f"HTTP {answer.status}"))
    return answer.content.decode("utf-8")


def _wrong(place: str, found: str) -> Message:
    return Message(
        "USE060",
        f"OpenAPI 3 の文書を読めません。実際: {found}",
        f"expected an OpenAPI 3 document, found: {found}",
        "--openapi に JSON か YAML のファイル、または製品のホストの URL を書いてください。",
        "name a JSON or YAML file, or a URL on the package's host, with --openapi",
        place,
    )
