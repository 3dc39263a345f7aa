"""What is worked out once for a specification and kept beside it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from conformance.catalog.models.domain import Specification

T = TypeVar("T")
P = ParamSpec("P")


def once_per_specification(
    function: Callable[Concatenate[Specification, P], T],
) -> Callable[Concatenate[Specification, P], T]:
    """Let a function of a specification and of hashable names answer each question once.

    Holds as long as its answer follows from these alone; a specification with another reading is
    another object and is asked anew. The answer is shared: nobody may change it.
    """

    @wraps(function)
    def kept(spec: Specification, /, *args: P.args, **names: P.kwargs) -> T:
        question: Hashable = (function, args, tuple(sorted(names.items())))
        if question not in spec.answers:
            spec.answers[question] = function(spec, *args, **names)
        return cast("T", spec.answers[question])

    return kept
