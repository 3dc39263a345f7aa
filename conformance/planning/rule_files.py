"""Read worked examples from a file: `{rule-key: [{given, expect}, …]}` in YAML or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from conformance.catalog.nearest import nearest
from conformance.catalog.yaml import read_yaml
from conformance.errors import Message, UsageError
from conformance.values.refusals import found_in_words, refusal_of
from conformance.worlds.rule_check import WorkedExample, as_json

if TYPE_CHECKING:
    from pathlib import Path

    from conformance.catalog.models.domain import Specification


class _Example(BaseModel):
    """An entry of the file; other keys (`why`, `note`) are for people."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    given: dict[str, object]
    expect: dict[str, object]


_FILE: TypeAdapter[dict[str, list[_Example]]] = TypeAdapter(dict[str, list[_Example]])


def read_examples(path: Path, spec: Specification) -> tuple[WorkedExample, ...]:
    """Return the examples of a file in its order; `UsageError` says what is wrong with it."""
    try:
        found = _FILE.validate_python(_content(path) or {})
    except ValidationError as error:
        raise UsageError(_malformed(path, error)) from error
    for key in found:
        known_rule(spec, key, str(path))
    return tuple(
        WorkedExample(key, as_json(one.given), as_json(one.expect))
        for key, examples in found.items()
        for one in examples
    )


def known_rule(spec: Specification, key: str, where: str = "") -> str:
    """Return the key of a rule the catalogue has; `UsageError` suggests the nearest."""
    if key in spec.rules:
        return key
    near = nearest(key, spec.rules)
    raise UsageError(
        Message(
            "USE030",
            f"{spec.domain} に規則 {key!r} はありません。",
            f"{spec.domain} has no rule {key!r}",
            f"{near!r} の誤りではありませんか。"
            if near
            else f"規則: {', '.join(spec.rules) or 'なし'}",
            f"did you mean {near!r}?" if near else f"its rules: {', '.join(spec.rules) or 'none'}",
            where,
        )
    )


def facts_of(text: str, option: str) -> dict[str, object]:
    """Return the JSON object a command line option holds (`UsageError` when it is none)."""
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise UsageError(_not_json(option, *_where_json_ends(error))) from error
    if not isinstance(found, dict):
        raise UsageError(_not_json(option, *found_in_words(found)))
    return found


def _content(path: Path) -> object:
    if path.suffix != ".json":
        return read_yaml(path)
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as error:
        raise UsageError(_not_json(str(path), *_where_json_ends(error))) from error
    except ValueError as error:
        raise UsageError(
            _not_json(str(path), "UTF-8 でない文字", "bytes that are no UTF-8")
        ) from error


def _malformed(path: Path, error: ValidationError) -> Message:
    first = error.errors(include_url=False)[0]
    at, wanted = ".".join(map(str, first["loc"])) or "(top)", refusal_of(first)
    return Message(
        "USE031",
        f"{at}: 計算例の形が違います。期待: {wanted.ja}",
        f"{at}: not a worked example: expected {wanted.en}",
        "{規則のキー: [{given: {…}, expect: {…}}, …]} の形にしてください。",
        "write {rule-key: [{given: {…}, expect: {…}}, …]}",
        str(path),
    )


def _where_json_ends(error: json.JSONDecodeError) -> tuple[str, str]:
    return (
        f"{error.lineno} 行 {error.colno} 文字目から先が読めません",
        f"it cannot be read from line {error.lineno}, character {error.colno} on",
    )


def _not_json(where: str, found_ja: str, found_en: str) -> Message:
    return Message(
        "USE032",
        f"JSON のオブジェクトではありません: {found_ja}",
        f"not a JSON object: {found_en}",
        '{"項目": 値} の形にしてください。',
        'write {"name": value}',
        where,
    )
