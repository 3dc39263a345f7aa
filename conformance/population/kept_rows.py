"""Rows kept for whoever asks for the same again: the worlds of cases share most of their rows."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.findings import Json
    from conformance.population.made_row import RowMaker

_KEPT = 8_192  # rows; a run of one domain asks for some thousands, and the newest are asked again


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a row follows from; the maker holds the objects whose identities the key names."""

    key: tuple[object, ...]
    items: frozenset[str]
    maker: RowMaker = field(compare=False)


def row_of(maker: RowMaker, items: Iterable[str]) -> dict[str, Json]:
    """Return `maker.row(items)`, a copy of the caller's own."""
    wanted = frozenset(items)
    if any(isinstance(value, list | dict) for value in maker.fixed.values()):
        return maker.row(wanted)  # a list cannot be looked up
    made = _made(_Asked(_follows_from(maker), wanted, maker))
    return {k: deepcopy(v) if isinstance(v, list | dict) else v for k, v in made.items()}


@lru_cache(maxsize=_KEPT)
def _made(asked: _Asked) -> dict[str, Json]:
    return asked.maker.row(asked.items)


def _follows_from(maker: RowMaker) -> tuple[object, ...]:
    """Return all that a row follows from; values with their types, for 1 equals True."""
    fixed = tuple((key, type(value), value) for key, value in maker.fixed.items())
    about = (maker.name, maker.known_family, maker.who, id(maker.spec), id(maker.group))
    return (maker.seed, maker.day, maker.scope, *about, fixed)
