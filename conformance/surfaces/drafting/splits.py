"""Names in two fields: 姓 and 名 side by side stand for one name of the catalogue."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conformance.surfaces.drafting.model import ApiField

_PAIRS = (
    ("sei", "mei"), ("uji", "na"), ("shi", "mei"), ("myoji", "namae"), ("surname", "givenname"),
    ("lastname", "firstname"), ("familyname", "givenname"), ("last", "first"), ("family", "given"),
)  # fmt: skip
_KANA = ("kana", "furigana")
_NAMES = {True: ("nameKana", "氏名カナ"), False: ("name", "氏名")}
_SIGNS = re.compile(r"[_\-]")


def with_whole_names(fields: Sequence[ApiField], keep: Iterable[str] = ()) -> tuple[ApiField, ...]:
    """Return the fields, two that hold the parts of a name as one field in their place.

    The one field stands where they stood, is called as a name is, and knows its `parts`. Fields
    to `keep` (a surname that is an item of its own) are no parts.
    """
    found, kept = {f.path: f for f in fields}, frozenset(keep)
    for last in fields:
        first = _partner(last, found.values())
        if first is None or last.path not in found or {last.path, first.path} & kept:
            continue
        name, text = _NAMES[any(k in last.path.lower() for k in _KANA)]
        above = last.path.rpartition(".")[0]
        path = f"{above}.{name}" if above else name
        del found[last.path], found[first.path]
        found[path] = replace(last, path=path, text=text, parts=(last.path, first.path))
    return tuple(found.values())


def _partner(last: ApiField, fields: Iterable[ApiField]) -> ApiField | None:
    """Return the field beside `last` that differs from it only as a given name from a surname."""
    for one in fields:
        if one.path.rpartition(".")[0] != last.path.rpartition(".")[0]:
            continue
        for surname, given in _PAIRS:
            if _bare(last.name).replace(surname, given, 1) == _bare(one.name) != _bare(last.name):
                return one
    return None


def _bare(name: str) -> str:
    return _SIGNS.sub("", name).lower()
