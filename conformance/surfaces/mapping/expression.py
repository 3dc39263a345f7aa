"""JMESPath expressions of a profile, compiled once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, cast

import jmespath
from jmespath.exceptions import JMESPathError

if TYPE_CHECKING:
    from conformance.findings import Json


class Compiled(Protocol):
    """A compiled JMESPath expression."""

    def search(self, value: object) -> object:
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
            return cast("Json", self._compiled.search(value))
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
    return None


@lru_cache(maxsize=2048)
def _compile(text: str) -> Compiled:
    return cast("Compiled", jmespath.compile(text))
