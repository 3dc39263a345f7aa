"""What is worked out once for a record group, or for an item, and kept beside it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

S = TypeVar("S")
T = TypeVar("T")


def once_per_object(function: Callable[[S], T]) -> Callable[[S], T]:
    """Let a function of a part of the catalogue answer once for each object.

    Holds as long as the answer follows from the object alone, which nobody changes. Objects are
    told apart by what they are, not by what they hold: comparing a group item by item costs more
    than most answers. Each is kept, so that none can take another's place.
    """
    known: dict[int, tuple[S, T]] = {}

    @wraps(function)
    def kept(subject: S, /) -> T:
        found = known.get(id(subject))
        if found is None:
            found = known[id(subject)] = (subject, function(subject))
        return found[1]

    return kept
