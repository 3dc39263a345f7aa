"""What is wrong with the file of a policy, in words: where, what may stand there, what is near."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from conformance.catalog.nearest import nearest
from conformance.catalog.yaml import line_of
from conformance.errors import Message
from conformance.values.refusals import found_in_words, refusal_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from conformance.results.base import Model

NO_SUCH_KEY: Final = "extra_forbidden"
_QUOTED: Final = re.compile("'([^']*)'")


def unreadable(message: Message) -> Message:
    """Return what reading YAML says, of a policy."""
    return Message(
        "RES020",
        message.ja.replace("カタログ", "方針"),
        message.en.replace("catalogue file", "policy"),
        message.remedy_ja,
        message.remedy_en,
        message.where,
    )


def no_policy(path: Path) -> Message:
    """Return that a file holds no keys."""
    return Message(
        "RES021",
        "方針のファイルに項目がありません。期待: policy: 1 で始まる項目",
        "the policy holds no keys; expected: keys that begin with policy: 1",
        "docs の gate の例のように書いてください。",
        "write it as the example in the docs of gate",
        f"{path}:1",
    )


def wrong(detail: ErrorDetails, path: Path, keys: Mapping[str, type[Model]]) -> Message:
    """Return what is wrong at a place; `keys`: what may stand in each part of a policy."""
    if detail["type"] == NO_SUCH_KEY:
        return _unknown(detail, path, keys)
    at, wanted = ".".join(map(str, detail["loc"])), refusal_of(detail)
    missing = detail["type"] == "missing"
    found = ("なし", "nothing") if missing else found_in_words(detail["input"])
    to_do = _near(detail) or (
        wanted.remedy_ja or "docs/schemas/policy.schema.json で形を確かめてください。",
        wanted.remedy_en or "see its form in docs/schemas/policy.schema.json",
    )
    return Message(
        "RES021",
        f"方針の {at} が違います。期待: {wanted.ja}。実際: {found[0]}",
        f"policy, {at}: expected {wanted.en}, found {found[1]}",
        *to_do,
        f"{path}:{line_of(path, detail['loc'])}",
    )


def _near(detail: ErrorDetails) -> tuple[str, str] | None:
    """Return the word of a short list that is meant, where one is near."""
    if detail["type"] != "literal_error":
        return None
    words = _QUOTED.findall(str(detail.get("ctx", {}).get("expected", "")))
    near = nearest(str(detail["input"]), words)
    return None if near is None else (f"{near} の誤りではありませんか。", f"did you mean {near}?")


def _unknown(detail: ErrorDetails, path: Path, keys: Mapping[str, type[Model]]) -> Message:
    """Return that a key is unknown where it stands, with the nearest of those that may."""
    (*where, key) = (str(one) for one in detail["loc"] if not isinstance(one, int))
    place = ".".join(where)
    known = keys[place].model_fields
    near, listed = nearest(key, known), ", ".join(known)
    place_ja, place_en = (f"の {place} ", f", {place}") if where else ("", "")
    return Message(
        "RES021",
        f"方針{place_ja}に知らないキー {key} があります。期待: {listed} のどれか",
        f"policy{place_en}: unknown key {key}, expected one of {listed}",
        f"{near} の誤りではありませんか。" if near else f"{key} の行を除いてください。",
        f"did you mean {near}?" if near else f"remove the line of {key}",
        f"{path}:{line_of(path, detail['loc'])}",
    )
