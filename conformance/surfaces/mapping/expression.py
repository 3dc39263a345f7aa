"""JMESPath expressions of a profile, compiled once."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, cast

import jmespath
from jmespath.exceptions import JMESPathError

from conformance.surfaces.mapping.functions import OPTIONS

if TYPE_CHECKING:
    from conformance.findings import Json


_NOT_ALL = re.compile(r"!([A-Za-z_]\w*\.[\w.]+)")
"""A negation that binds to the first name alone, which nobody means."""


class Compiled(Protocol):
    """A compiled JMESPath expression."""

    def search(self, value: object, options: object = None) -> object:
        """Return what the expression finds in a value."""


class Expression:
    """A JMESPath expression on an answer; on an answer it does not fit it finds nothing."""

    __slots__ = ("_compiled", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._compiled = _compile(text)

    def find(self, value: object) -> Json:
        """Return what the expression finds; None for nothing or for a value of another form."""
        try:
            return cast("Json", self._compiled.search(value, options=OPTIONS))
        except JMESPathError:
            return None  # a function met a value of another type: the answer has another form

    def holds(self, value: object) -> bool:
        """Say whether the expression finds something true (JMESPath's meaning of true)."""
        found = self.find(value)
        return found is not None and found is not False and found not in ("", [], {})


def problem_of(text: str) -> str | None:
    """Return why a text is no JMESPath expression; None when it is one."""
    try:
        _compile(text)
    except JMESPathError as error:
        return str(error).splitlines()[0]
    if found := _NOT_ALL.search(text):
        return f"!{found[1]} negates its first name alone: write !({found[1]})"
    return None


@lru_cache(maxsize=2048)
def _compile(text: str) -> Compiled:
    return cast("Compiled", jmespath.compile(text))
