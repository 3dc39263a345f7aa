"""What is wrong with a profile: the place, what was expected, what stands there, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from conformance.catalog.nearest import nearest
from conformance.catalog.yaml import line_of
from conformance.errors import Message
from conformance.surfaces.profile_keys import keys_at
from conformance.surfaces.profile_missing import missing_key_words
from conformance.values.refusals import found_in_words, refusal_of

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

_ELSEWHERE = (
    "ここにはないキーです。消すか、正しい場所に移してください。",
    "no such key here: remove it, or move it to where it belongs",
)
_SECRET = frozenset({"auth", "credentials", "other_client"})
"""Sections in which somebody may write a secret in the place of its name."""


def _among(known: set[str]) -> tuple[str, str]:
    """Say what to do with a key that is like none: which there are, where there are any."""
    if not known:
        return _ELSEWHERE
    names = ", ".join(sorted(known))
    return f"{_ELSEWHERE[0]}ここにあるキー: {names}", f"{_ELSEWHERE[1]}; here may stand: {names}"


def explained(detail: ErrorDetails, path: Path, model: type[BaseModel]) -> Message:
    """Return an error of the model of a profile as a message with its line and the remedy."""
    location = tuple(step for step in detail["loc"] if not _is_branch(step))
    name = str(location[-1]) if location else ""
    where = f"{path}:{line_of(path, location)}"
    at = ".".join(map(str, location))
    if detail["type"] == "extra_forbidden":
        known = keys_at(model, location[:-1])
        near = nearest(name, known)
        return Message(
            "PRO002",
            f"プロファイルのキー {at!r} は知りません。",
            f"unknown profile key {at!r}",
            f"{near!r} の誤りではありませんか。" if near else _among(known)[0],
            f"did you mean {near!r}?" if near else _among(known)[1],
            where,
        )
    if detail["type"] == "missing":
        return _missing(detail, at, name, where, model)
    refused = refusal_of(detail)
    found_ja, found_en = _found(location, detail["input"])
    near = nearest(str(detail["input"]), refused.known)
    form = "conformance doctor --schema"
    return Message(
        "PRO003",
        f"プロファイルの {at or '全体'} の値が違います。期待: {refused.ja}。実際: {found_ja}",
        f"profile {at or 'as a whole'}: expected {refused.en}, found {found_en}",
        (f"{near} の誤りではありませんか。" if near else refused.remedy_ja)
        or f"{form} で形を確かめてください。",
        (f"did you mean {near}?" if near else refused.remedy_en) or f"see the form with {form}",
        where,
    )


def _missing(
    detail: ErrorDetails, at: str, name: str, where: str, model: type[BaseModel]
) -> Message:
    """Return that a key is not there; the input of such an error is the part that lacks it."""
    within = at.rpartition(".")[0]
    holds = missing_key_words(_models(model, {}), name, detail["input"])
    return Message(
        "PRO003",
        f"プロファイルの{within and f' {within} '}に、必須のキー {name!r} がありません。"
        f"期待: {name}: {holds.ja}",
        f"profile{within and f' {within}'}: the required key {name!r} is missing;"
        f" expected {name}: {holds.en}",
        f"{within or 'プロファイルの先頭'} の下に {name}: の行を書いてください。"
        "ひな形は conformance profile new、形は conformance doctor --schema で見られます。",
        f"write a line {name}: below {within or 'the top of the profile'}; conformance profile new"
        " writes a template, conformance doctor --schema shows the form",
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


def _models(kind: object, seen: dict[type[BaseModel], None]) -> dict[type[BaseModel], None]:
    """Gather a model and all models below it, in their order."""
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
        seen[kind] = None
        for info in kind.model_fields.values():
            _models(info.annotation, seen)
    for inner in get_args(kind):
        _models(inner, seen)
    return seen
