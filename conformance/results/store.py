"""Write and read results: canonical JSON (RFC 8785), the same bytes for the same result."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import ValidationError

from conformance import __version__
from conformance.errors import Message, UsageError
from conformance.results.bounds import BeyondError, parsed
from conformance.results.checksum import checksum_matches, with_checksum
from conformance.results.consistent import disagreements
from conformance.results.folder import write_whole
from conformance.results.interrupted import remember
from conformance.results.model import Result
from conformance.values.uncollected import uncollected

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.values.words import Bilingual

_SHOWN = 5  # fields that a message names
_MOST_BYTES = 1 << 30  # more than any result holds; what has no end is not read
_NOT_JSON = (
    "JSON として最後まで読めません（空か、途中で切れたか、壊れています）",
    "cannot be read as JSON to its end: it is empty, cut off or damaged",
)


def to_bytes(result: Result) -> bytes:
    """Return a result as canonical JSON with its checksum; parts without content are left out."""
    return with_checksum(result.model_dump(mode="json", exclude_none=True)) + b"\n"


def write_result(result: Result, path: Path) -> None:
    """Write a result whole or not at all; that of an interrupted run can then be continued."""
    content = to_bytes(result)
    write_whole(content, path)
    if result.interrupted:
        remember(content)


def read_result(path: Path) -> Result:
    """Return a result from a file; `UsageError` says what is wrong with it.

    Raises:
        UsageError: RES001, it is none; RES003, its cases give another verdict than it states;
            RES004, it is not as it was written; RES005, it holds too much, or a name twice.
    """
    return read_content(_content(path), path)


def read_content(content: bytes, path: Path) -> Result:
    """Return a result from the content of a file; `path` is what messages call it.

    Raises:
        UsageError: as `read`.
    """
    result = _parsed(content, path)
    wrong = disagreements(result)
    if wrong:
        raise UsageError(_disagrees(path, wrong, result.tool_version))
    if result.checksum is None or not checksum_matches(content, result.checksum):
        raise UsageError(_edited(path, result))
    return result.model_copy(update={"checksum": None})  # it is the file's, and has been held


def _content(path: Path) -> bytes:
    try:
        if path.exists() and (not path.is_file() or path.stat().st_size > _MOST_BYTES):
            raise UsageError(_problem(path, "結果ではありません", "is no file of a result"))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UsageError(_problem(path, "ありません", "does not exist")) from error
    except OSError as error:
        raise UsageError(_problem(path, "読めません", "cannot be read")) from error


def _parsed(content: bytes, path: Path) -> Result:
    try:
        with uncollected():
            return Result.model_validate(parsed(content))
    except BeyondError as error:
        raise UsageError(_beyond(path, error.said)) from error
    except ValidationError as error:
        no_result = "このハーネスの結果ではありません", "is not a result of this harness"
        raise UsageError(_problem(path, *no_result)) from error
    except ValueError as error:
        raise UsageError(_problem(path, *_NOT_JSON)) from error


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


def _beyond(path: Path, said: Bilingual) -> Message:
    return Message(
        "RES005",
        f"結果ファイル {path.name} は読み取りません: {said.ja}。",
        f"result file {path.name} is not read: it {said.en}",
        "conformance run が書いたままの result.json を求めてください。",
        "ask for the result.json as conformance run wrote it",
        str(path),
    )


def _disagrees(path: Path, fields: tuple[str, ...], version: str) -> Message:
    shown = ", ".join(fields[:_SHOWN]) + (f" … (+{len(fields) - _SHOWN})" * (len(fields) > _SHOWN))
    other = version != __version__
    return Message(
        "RES003",
        f"結果ファイル {path.name} の内容が食い違っています。"
        f"検査ごとの判定から計算した値と違う項目: {shown}",
        f"result file {path.name} disagrees with itself;"
        f" what does not follow from its cases: {shown}",
        "書き換えられていない結果ファイルを使うか、試験をもう一度実行してください。"
        + (f"書いた版は {version}、この版は {__version__} です。" if other else ""),
        "use the file as it was written, or run the test again"
        + (f"; it was written by version {version}, this is {__version__}" if other else ""),
        str(path),
    )


def _edited(path: Path, result: Result) -> Message:
    missing = result.checksum is None
    return Message(
        "RES004",
        f"結果ファイル {path.name} は書かれたときのままではありません。checksum が"
        + ("ありません。" if missing else "ほかの項目と合いません。"),
        f"result file {path.name} is not as it was written: "
        + ("it has no checksum" if missing else "its checksum is not that of its other fields"),
        "書き換えられていない結果ファイルを使うか、試験をもう一度実行してください。"
        + ("checksum を書かない以前の版の結果も受け付けません。" * missing),
        "use the file as it was written, or run the test again"
        + ("; results of earlier versions, which wrote none, are not taken either" * missing),
        str(path),
    )
