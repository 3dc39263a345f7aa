"""Read one file of a specification: its entries typed and keyed, or what is wrong and where."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar

from pydantic import TypeAdapter, ValidationError

from conformance.catalog.meant import is_form, meant
from conformance.catalog.models.base import Entry
from conformance.catalog.nearest import nearest
from conformance.catalog.parsed import read_json
from conformance.catalog.yaml import entry_lines, line_of
from conformance.errors import CatalogError, Message
from conformance.values.refusals import found_in_words, refusal_of

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic_core import ErrorDetails

E = TypeVar("E", bound=Entry)


def read_entries(form: object, kind: str, path: Path) -> dict[str, Entry]:
    """Return the entries of a file by key, in its order; `kind` is the file's single top key.

    `form` is the entries' model, or a union of models. `CatalogError` says what is wrong.
    """
    text = read_json(path)
    try:
        found = _adapter(form).validate_json(text)
    except ValidationError as error:
        _check_shape(path, kind, json.loads(text))
        raise CatalogError(*_explain(error, path)) from error
    _check_shape(path, kind, found)
    keyed: dict[str, Entry] = {}
    for entry in found[kind]:
        key: str = getattr(entry, "key")  # noqa: B009 - every listed entry has one
        if key in keyed:
            raise CatalogError(_twice(path, kind, key))
        keyed[key] = entry
    return keyed


def read_entry(model: type[E], path: Path) -> E:
    """Return the one entry that is the whole file (`CatalogError`)."""
    try:
        return model.model_validate_json(read_json(path))
    except ValidationError as error:
        raise CatalogError(*_explain(error, path)) from error


@cache
def _adapter(form: object) -> TypeAdapter[dict[str, list[Entry]]]:
    return TypeAdapter(dict[str, list[form]])  # type: ignore[valid-type]  # the form is a value here


def _explain(error: ValidationError, path: Path) -> list[Message]:
    found = meant(error.errors(include_url=False))
    return [_one_error(d, path, d["loc"]) for d in found[:20]]


def _one_error(detail: ErrorDetails, path: Path, location: tuple[str | int, ...]) -> Message:
    where = f"{path}:{line_of(path, location)}"
    name = str(location[-1]) if location else ""
    if detail["type"] == "extra_forbidden":
        near = None if name in _known_names() else nearest(name, _known_names())
        hint_ja = f"{near!r} の誤りではありませんか。" if near else "ここのキーを消してください。"
        hint_en = f"did you mean {near!r}?" if near else "remove the key here"
        return Message(
            "CAT004",
            f"キー {name!r} は知りません。",
            f"unknown key {name!r}",
            hint_ja,
            hint_en,
            where,
        )
    wanted, (found_ja, found_en) = refusal_of(detail), found_in_words(detail["input"])
    at = ".".join(str(part) for part in location if not is_form(part))
    return Message(
        "CAT005",
        f"{at} の値が違います。期待: {wanted.ja}。実際: {found_ja}",
        f"{at}: expected {wanted.en}, found {found_en}",
        wanted.remedy_ja or "その行の値を期待される形に直してください。",
        wanted.remedy_en or "give the value the expected form on that line",
        where,
    )


@lru_cache(maxsize=1)
def _known_names() -> tuple[str, ...]:
    names: set[str] = set()
    todo: list[type[Entry]] = list(Entry.__subclasses__())
    while todo:
        model = todo.pop()
        todo.extend(model.__subclasses__())
        names.update(f.alias or n for n, f in model.model_fields.items())
    return tuple(sorted(names))


def _check_shape(path: Path, kind: str, data: object) -> None:
    """Hold that the file's single top key is `kind`."""
    if not isinstance(data, dict) or set(data) != {kind}:
        raise CatalogError(_shape(path, kind, data))


def _shape(path: Path, kind: str, data: object) -> Message:
    found = ", ".join(map(str, data)) if isinstance(data, dict) else type(data).__name__
    return Message(
        "CAT008",
        f"ファイルの一番上には {kind!r} だけが要ります。実際: {found}",
        f"expected the single top key {kind!r}, found {found}",
        where=f"{path}:1",
    )


def _twice(path: Path, kind: str, key: str) -> Message:
    return Message(
        "CAT009",
        f"{kind} にキー {key!r} が二度あります。",
        f"key {key!r} stands twice under {kind}",
        "一方のキーを変えてください。",
        "give one of them another key",
        f"{path}:{entry_lines(path).get(key, 1)}",
    )
