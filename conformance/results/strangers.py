"""Evidence from a database that holds other people: their rows are counted, never shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.results.mask import values_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.findings import Json

_TELLING = 8  # characters from which a value that the case made up is nobody else's
_ANYBODYS = re.compile(r"[0-9]{4}-[0-9]{2}.*|[a-z][a-z0-9_-]*")  # days and words of the contract
_REASONS = "errors"


def own_of(answer: Json, made: frozenset[str], *, shared: bool) -> Json:
    """Return an answer with the rows of the case's own people alone, the others as a count.

    A row is its own when it holds a value that the case made up, or nothing but values it made.
    """
    if not shared:
        return answer
    if isinstance(answer, dict):
        return {
            name: inner if name == _REASONS else own_of(inner, made, shared=True)
            for name, inner in answer.items()
        }
    if not isinstance(answer, list):
        return answer
    kept: list[Json] = [one for one in answer if _is_own(one, made)]
    others = len(answer) - len(kept)
    return [*kept, {"count": others}] if others else kept


def _is_own(row: Json, made: frozenset[str]) -> bool:
    if not isinstance(row, dict):
        return all(value in made for value in values_in(row))
    values = [value for inner in row.values() for value in values_in(inner)]
    return _tells(values, made) or all(len(v) < _TELLING and v.isascii() for v in values)


def _tells(values: Iterable[str], made: frozenset[str]) -> bool:
    return any(
        len(value) >= _TELLING and value in made and not _ANYBODYS.fullmatch(value)
        for value in values
    )
