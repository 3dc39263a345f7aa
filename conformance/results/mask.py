"""Masking: what the harness itself made may be shown, everything else only by its shape.

Shown are what the case sent or expects, near misses of it, and words of the contract, the catalogue
and the profile's mapping. A word nobody declared, a day, a number, the name of a member: all that
only the package knows is shown by its shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.findings import Answered, Reason
from conformance.surfaces.known_words import COUNTERS, ShowableWords, is_status, unmapped
from conformance.values.shown import shape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conformance.findings import Json, Shown

_STANDS_FOR = re.compile(r"\{s\}|\(volatile\)|\(issued\)")  # for what is not shown
_KEPT = re.compile(r"\{([A-Za-z_]\w*)\}")  # for a value that the mapping keeps under this name
_PAIR = re.compile(r"([a-z][a-z0-9_]*)=(.*)", re.DOTALL)
_COUNT = 10_000  # a counter of the interface is smaller than this


def values_in(value: Shown) -> Iterable[str]:
    """Yield every text, number and name inside a value, as text."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from values_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from values_in(inner)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield str(value)


@dataclass(frozen=True)
class Mask:
    """Shows values of one case: `known` are those that the harness made."""

    known: frozenset[str] = frozenset()
    vocabulary: ShowableWords = field(default_factory=ShowableWords)
    everything: bool = False

    def shown(self, value: Json, item: str = "") -> Json:
        """Return a value with everything that is not known by its shape; `item`: whose it is."""
        if self.everything:
            return value
        if isinstance(value, dict):
            return self._members(value)
        if isinstance(value, list):
            return [self.shown(inner, item) for inner in value]
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str):
            return value if self._may_stand(value, item) else self._shape(value)
        small = isinstance(value, int) and item in COUNTERS and 0 <= value < _COUNT
        return value if small or self._may_stand(str(value), item) else shape(str(value))

    def answered(self, answer: Answered) -> Answered:
        """Return an answer with the words of its reasons that are known, without its message."""
        if self.everything:
            return answer
        reasons = tuple(
            Reason(self._word(r.code), None if r.item is None else self._word(r.item))
            for r in answer.reasons
        )
        message = answer.message if answer.message in self.known else ""
        return Answered(answer.status, reasons, message)

    def _members(self, value: dict[str, Json]) -> dict[str, Json]:
        """Return an object; members whose names have one shape stay apart."""
        found: dict[str, Json] = {}
        for name, inner in value.items():
            known = name in self.known or self.vocabulary.knows(name)
            told = name if known else shape(name)
            number = 1
            while told in found:
                number += 1
                told = f"{told.partition(' #')[0]} #{number}"
            found[told] = self.shown(inner, name if known else "")
        return found

    def _may_stand(self, text: str, item: str) -> bool:
        if not text or text in self.known or self.vocabulary.knows(text):
            return True
        if self.vocabulary.is_code(item, text) or _STANDS_FOR.fullmatch(text):
            return True
        kept = _KEPT.fullmatch(text)
        return kept is not None and self.vocabulary.knows(kept[1])

    def _shape(self, text: str) -> str:
        """Return the shape of a text; of pairs `key=value` the known keys stay."""
        place = unmapped(text)
        if place is not None:
            return f"(unmapped: {self._word(place)})"
        parts = [_PAIR.fullmatch(part) for part in text.split(",")]
        if all(part is not None and self.vocabulary.knows(part[1]) for part in parts):
            pairs = (part.groups() for part in parts if part is not None)
            return ",".join(f"{key}={self._value(value, key)}" for key, value in pairs)
        return shape(text)

    def _value(self, text: str, item: str) -> str:
        return text if self._may_stand(text, item) else shape(text)

    def _word(self, text: str) -> str:
        return text if self._may_stand(text, "") or is_status(text) else self._shape(text)
