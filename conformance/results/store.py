"""Write and read results: canonical JSON (RFC 8785), the same bytes for the same result."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import rfc8785
from pydantic import ValidationError

from conformance.errors import Message, UsageError
from conformance.results.folder import write_whole
from conformance.results.model import Result

if TYPE_CHECKING:
    from pathlib import Path


def to_bytes(result: Result) -> bytes:
    """Return a result as canonical JSON; parts without content are left out."""
    return rfc8785.dumps(result.model_dump(mode="json", exclude_none=True)) + b"\n"


def write(result: Result, path: Path) -> None:
    """Write a result whole or not at all."""
    write_whole(to_bytes(result), path)


def read(path: Path) -> Result:
    """Return a result from a file; `UsageError` says what is wrong with it."""
    try:
        return Result.model_validate_json(path.read_bytes())
    except FileNotFoundError as error:
        raise UsageError(_problem(path, "ありません", "does not exist")) from error
    except (ValidationError, UnicodeDecodeError) as error:
        raise UsageError(
            _problem(path, "このハーネスの結果ではありません", "is not a result of this harness")
        ) from error


def result_schema() -> dict[str, object]:
    """Return the published JSON Schema of a result."""
    schema = Result.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **json.loads(json.dumps(schema)),
    }


def _problem(path: Path, ja: str, en: str) -> Message:
    return Message(
        "RES001",
        f"結果ファイル {path.name} は{ja}。",
        f"result file {path.name} {en}",
        "conformance run が書いた result.json を指定してください。",
        "name the result.json that conformance run wrote",
        str(path),
    )
