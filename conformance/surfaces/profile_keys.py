"""Which keys may stand at a place of a profile: those of the model that is asked for there."""

from __future__ import annotations

from types import NoneType
from typing import TYPE_CHECKING, Annotated, Final, Literal, get_args, get_origin

from pydantic import BaseModel, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LISTS: Final = (list, tuple, set, frozenset)


def keys_at(model: type[BaseModel], within: Iterable[str | int]) -> set[str]:
    """Return the keys known at a place of a model; none where the place holds no keys of ours.

    `within`: the steps of an error's location up to its last: keys, indices, and the names of a
    union's branches, which no file has.
    """
    branches = list(_branches(model))
    for step in within:
        branches = _chosen(branches, step) or list(_below(branches, step))
    return {key for kind, _ in branches for key in _fields(kind)}


_Branch = tuple[object, frozenset[str]]
"""A kind of value and the names by which a location says that it was tried."""


def _branches(kind: object, names: frozenset[str] = frozenset()) -> Iterator[_Branch]:
    """Yield what a place may hold, without what only annotates it."""
    if get_origin(kind) is Annotated:
        inner, *more = get_args(kind)
        tags = frozenset(str(one.tag) for one in more if isinstance(one, Tag))
        yield from _branches(inner, names | tags)
    elif get_args(kind) and get_origin(kind) not in {Literal, dict, *_LISTS}:
        for one in get_args(kind):
            if one is not NoneType:
                yield from _branches(one, names)
    else:
        yield kind, names | _own_names(kind)


def _own_names(kind: object) -> frozenset[str]:
    """Return the name of a class, and for a model the words that tell it from others."""
    words = {getattr(kind, "__name__", "")}
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        choices = (info.annotation for info in kind.model_fields.values())
        words |= {str(v) for one in choices if get_origin(one) is Literal for v in get_args(one)}
    return frozenset(words)


def _chosen(branches: list[_Branch], step: str | int) -> list[_Branch]:
    """Return the branches of a union that a step names; none where it names no branch."""
    return [one for one in branches if step in one[1]] if len(branches) > 1 else []


def _below(branches: Iterable[_Branch], step: str | int) -> Iterator[_Branch]:
    """Yield what stands at a key or an index of these."""
    for kind, _ in branches:
        if isinstance(step, str) and step in (fields := _fields(kind)):
            yield from _branches(fields[step])
        elif get_origin(kind) is dict:
            yield from _branches(get_args(kind)[1])
        elif isinstance(step, int) and get_origin(kind) in _LISTS:
            yield from _branches(get_args(kind)[0])


def _fields(kind: object) -> dict[str, object]:
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return {}
    return {info.alias or name: info.annotation for name, info in kind.model_fields.items()}
