"""What a required key that a profile lacks is to hold, from the model that requires it."""

from __future__ import annotations

import datetime as dt
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Final, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from conformance.values.words import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic.fields import FieldInfo

_LISTS: Final = (list, tuple, set, frozenset)
_PLAIN: Final[dict[object, Bilingual]] = {
    bool: Bilingual("true または false", "true or false"),
    int: Bilingual("整数", "a whole number"),
    str: Bilingual("文字列", "a text"),
    dt.date: Bilingual("日付（YYYY-MM-DD）", "a date (YYYY-MM-DD)"),
}
_ANY: Final = Bilingual("値", "a value")
_LIST: Final = Bilingual("一覧（[…] または - の行）", "a list ([…] or lines with -)")
_TABLE: Final = Bilingual("「キー: 値」の並び", "keys with values (`key: value`)")


def missing_key_words(models: Iterable[type[BaseModel]], key: str, within: object) -> Bilingual:
    """Return what a missing key is to hold; `within` is the part that lacks it, as written."""
    written = set(within) if isinstance(within, dict) else set()
    for model in models:
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        if key in fields and fields[key].is_required() and written <= set(fields):
            return _said(fields[key])
    return _ANY


def _said(info: FieldInfo) -> Bilingual:
    words = _of(info.annotation)
    pattern = next((p for one in info.metadata if (p := getattr(one, "pattern", None))), None)
    if pattern is not None and info.annotation is str and pattern not in _SAYS_ANYTHING:
        return Bilingual(f"{words.ja}（形 {pattern}）", f"{words.en} of the form {pattern}")
    return words


_SAYS_ANYTHING: Final = frozenset({r"\S", r"[^\W_]"})


def _of(kind: object) -> Bilingual:
    kinds = list(_branches(kind))
    choices = [str(value) for one in kinds if get_origin(one) is Literal for value in get_args(one)]
    if choices:
        return Bilingual(" | ".join(choices), " | ".join(choices))
    if any(get_origin(one) in _LISTS for one in kinds):
        return _LIST
    for one in kinds:
        if isinstance(one, type) and issubclass(one, BaseModel):
            return _keys(one)
    if any(get_origin(one) is dict for one in kinds):
        return _TABLE
    return next((_PLAIN[one] for one in kinds if one in _PLAIN), _ANY)


def _keys(model: type[BaseModel]) -> Bilingual:
    """Return that keys are wanted, and which must be among them."""
    fields = model.model_fields.items()
    needed = ", ".join(
        info.alias or name
        for name, info in fields
        if info.default is PydanticUndefined and info.default_factory is None
    )
    return (
        Bilingual(f"{_TABLE.ja}（必須: {needed}）", f"{_TABLE.en}: {needed}") if needed else _TABLE
    )


def _branches(kind: object) -> Iterator[object]:
    """Yield what a field may hold, without what only annotates it."""
    if get_origin(kind) is Annotated:
        yield from _branches(get_args(kind)[0])
    elif get_args(kind) and get_origin(kind) not in {Literal, dict, *_LISTS}:
        for one in get_args(kind):
            if one is not NoneType:
                yield from _branches(one)
    else:
        yield kind
