"""What is wrong with a profile: the place, what was expected, what stands there, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from conformance.catalog.nearest import nearest
from conformance.catalog.yaml import line_of
from conformance.errors import Message
from conformance.values.refusals import found_in_words, refusal_of

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

_ELSEWHERE = (
    "ここにはないキーです。消すか、正しい場所に移してください。",
    "no such key here: remove it, or move it to where it belongs",
)
_NOTHING = ("なし", "nothing")
_SECRET = frozenset({"auth", "credentials", "other_client"})
"""Sections in which somebody may write a secret in the place of its name."""


def explained(detail: ErrorDetails, path: Path, model: type[BaseModel]) -> Message:
    """Return an error of the model of a profile as a message with its line and the remedy."""
    location = tuple(step for step in detail["loc"] if not _is_branch(step))
    name = str(location[-1]) if location else ""
    where = f"{path}:{line_of(path, location)}"
    at = ".".join(map(str, location))
    if detail["type"] == "extra_forbidden":
        near = nearest(name, _keys(model))
        if near == name:  # known, but not here
            near = None
        return Message(
            "PRO002",
            f"プロファイルのキー {at!r} は知りません。",
            f"unknown profile key {at!r}",
            f"{near!r} の誤りではありませんか。" if near else _ELSEWHERE[0],
            f"did you mean {near!r}?" if near else _ELSEWHERE[1],
            where,
        )
    missing = detail["type"] == "missing"  # what is told of it then is what it is missing in
    wanted = refusal_of(detail)
    found_ja, found_en = _NOTHING if missing else _found(location, detail["input"])
    near = None if missing else nearest(str(detail["input"]), wanted.known)
    form = "conformance doctor --schema"
    return Message(
        "PRO003",
        f"プロファイルの {at or '全体'} の値が違います。期待: {wanted.ja}。実際: {found_ja}",
        f"profile {at or 'as a whole'}: expected {wanted.en}, found {found_en}",
        (f"{near} の誤りではありませんか。" if near else wanted.remedy_ja)
        or f"{form} で形を確かめてください。",
        (f"did you mean {near}?" if near else wanted.remedy_en) or f"see the form with {form}",
        where,
    )


def _is_branch(step: str | int) -> bool:
    """Say whether a step of a location is a model's own, the name of a union's branch."""
    return isinstance(step, str) and ("[" in step or ("-" in step and "(" in step))


def _found(location: tuple[int | str, ...], value: object) -> tuple[str, str]:
    """Return what a place holds; not where a secret may stand, and not what is inside of it."""
    kept = any(str(key) in _SECRET or str(key).endswith("_env") for key in location)
    if kept or _may_hold_a_key(value):
        return "（表示しません）", "(not shown)"
    return found_in_words(value)


def _may_hold_a_key(value: object) -> bool:
    """Return whether a value is an address with a query or a password in it."""
    return isinstance(value, str) and "://" in value and any(mark in value for mark in "?@#")


def _keys(model: type[BaseModel]) -> set[str]:
    """Return all keys that a profile knows."""
    models = _models(model, set())
    return {info.alias or name for m in models for name, info in m.model_fields.items()}


def _models(kind: object, seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """Gather a model and all models below it."""
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
        seen.add(kind)
        for info in kind.model_fields.values():
            _models(info.annotation, seen)
    for inner in get_args(kind):
        _models(inner, seen)
    return seen
