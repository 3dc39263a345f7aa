"""Rows kept for whoever asks for the same again: the worlds of cases share most of their rows."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from conformance.findings import Json
    from conformance.population.made_row import RowMaker

T = TypeVar("T")

_KEPT = 16_384  # rows and worlds; a run of one domain asks for some thousands, the newest again


@dataclass(frozen=True, slots=True)
class CacheEntry(Generic[T]):
    """What is asked for: all it follows from, and how it is made.

    `make` holds on to the objects whose identities the key names, so that none takes their place.
    """

    key: tuple[object, ...]
    make: Callable[[], T] = field(compare=False)


def values_of(row: Mapping[str, Json]) -> tuple[object, ...] | None:
    """Return a row's values as they are told apart, with types, for 1 equals True; None: by none.

    A list cannot be looked up.
    """
    if any(isinstance(value, list | dict) for value in row.values()):
        return None
    return tuple((key, type(value), value) for key, value in row.items())


def own(row: Mapping[str, Json]) -> dict[str, Json]:
    """Return a copy that may be changed without changing what is kept."""
    return {k: deepcopy(v) if isinstance(v, list | dict) else v for k, v in row.items()}


def row_of(maker: RowMaker, items: Iterable[str]) -> dict[str, Json]:
    """Return `maker.row(items)`, a copy of the caller's own."""
    wanted, fixed = frozenset(items), values_of(maker.fixed)
    if fixed is None:
        return maker.row(wanted)
    about = (maker.name, maker.known_family, maker.who, id(maker.spec), id(maker.group))
    key = (maker.seed, maker.day, maker.scope, *about, fixed, wanted)
    return own(cached(CacheEntry(key, lambda: maker.row(wanted))))


def cached(asked: CacheEntry[T]) -> T:
    """Return what was made of the same key, or make it; whoever changes it copies it first."""
    return cast("T", _made(asked))


@lru_cache(maxsize=_KEPT)
def _made(asked: CacheEntry[object]) -> object:
    return asked.make()
