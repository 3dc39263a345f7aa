"""Forms issued as files: the formats of the issue call, and the files of a reply."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from conformance.findings import FindingError
from conformance.messages.worded import make_finding, worded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.findings import Exchange, Json
    from conformance.population.rows import Row
    from conformance.surfaces.package import Reply

FileFormat = Literal["xml", "csv", "pdf"]
FormFormat = Literal["items", "xml", "csv", "pdf"]
"""How a form is issued: print items as JSON, or a file in base64."""

FILE_FORMATS: tuple[FileFormat, ...] = get_args(FileFormat)
MEDIA_TYPES: Mapping[str, str] = {
    "xml": "application/xml",
    "csv": "text/csv",
    "pdf": "application/pdf",
}
KEPT_OUT = "(base64)"
"""What evidence shows in the place of a file."""


@dataclass(frozen=True, slots=True)
class IssuedFile:
    """A form as it was issued."""

    media_type: str
    content: bytes


def issued_files(reply: Reply) -> tuple[IssuedFile, ...]:
    """Return the files of an accepted reply (`FindingError` F-ISSUED where a row is none)."""
    if not reply.rows:
        raise _no_file(reply.exchange, "0")
    return tuple(_file(row, reply.exchange) for row in reply.rows)


def file_row(media_type: str, content: bytes) -> Row:
    """Return the row that hands over a file."""
    return {"media_type": media_type, "content": base64.b64encode(content).decode()}


def without_files(rows: Json) -> Json:
    """Return the rows of an answer as evidence: files are named, not repeated."""
    if not isinstance(rows, list):
        return rows
    return [_named(row) for row in rows]


def is_file(row: Json) -> bool:
    """Say whether a row hands over a file."""
    return isinstance(row, dict) and "media_type" in row and "content" in row


def _named(row: Json) -> Json:
    if isinstance(row, dict) and is_file(row):
        return {**row, "content": KEPT_OUT}
    return row


def _file(row: Row, exchange: Exchange) -> IssuedFile:
    media_type, content = row.get("media_type"), row.get("content")
    if not isinstance(media_type, str) or not isinstance(content, str):
        raise _no_file(exchange, ", ".join(sorted(row)))
    try:
        return IssuedFile(media_type, base64.b64decode(content, validate=True))
    except (binascii.Error, ValueError):
        raise _no_file(exchange, "base64?") from None


def _no_file(exchange: Exchange, found: str) -> FindingError:
    return FindingError(
        make_finding(
            worded("F-ISSUED"),
            "{media_type, content (base64)}",
            found,
            exchange.path,
            cause=f"interface:{exchange.path}",
            exchanges=(exchange,),
        )
    )
