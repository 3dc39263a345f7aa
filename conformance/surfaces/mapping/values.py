"""Values between the catalogue's form and the vendor's; a value that fits no rule is not bent.

On the way there, what no rule covers goes as it is, so that the package meets an unlawful value.
On the way back, what the vendor may not have written is shown as unreadable: it never becomes a
lawful value by accident.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import jaconv

from conformance.surfaces.mapping.dates import DatePattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from conformance.findings import Json
    from conformance.surfaces.mapping.models.field import ValueRule
    from conformance.surfaces.mapping.models.part import Scalar, Written

_NUMBER = re.compile(r"-?[0-9]{1,18}")
_PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?")
_FLAGS = {"true": True, "false": False}
_LONG = {"date": 10, "year_month": 7, "year": 4}  # how long these types are as ISO writes them


def unreadable(value: Json) -> str:
    """Return how a vendor's value is shown that no rule can read."""
    return f"(unmapped: {value})"


def key_of_value(value: Json) -> str:
    """Return how a value is written as a key of a table: `true`, `1`, `null`."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)


def ways_of(written: Written) -> Sequence[Scalar]:
    """Return every way in which the vendor writes a value; the first is the one that is sent."""
    return written if isinstance(written, list) else [written]


@dataclass(frozen=True)
class Converter:
    """How values of one item are written: a table first, then a date pattern, then numbers."""

    kind: str = "text"
    table: Mapping[str, Written] = field(default_factory=dict)
    pattern: DatePattern | None = None
    as_text: bool = False
    as_number: bool = False
    width: str | None = None
    space: str | None = None
    _back: dict[str, str] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for key, written in reversed(list(self.table.items())):
            self._back.update(dict.fromkeys(map(key_of_value, ways_of(written)), key))

    @property
    def plain(self) -> bool:
        """Say whether values go unchanged both ways."""
        ways = (self.table, self.pattern, self.as_text, self.as_number, self.width, self.space)
        return not any(ways)

    @property
    def reads_empty(self) -> bool:
        """Say whether the table gives a meaning to an empty text."""
        return "" in self._back

    def lacks(self, value: Json) -> bool:
        """Return whether there is a table, and the value stands in it neither way."""
        if not self.table or value in (None, "") or isinstance(value, list | dict):
            return False
        return key_of_value(value) not in self.table

    def out(self, value: Json) -> Json:
        """Return the vendor's form of a catalogue value."""
        if self.table:
            key = key_of_value(value)
            if key in self.table:
                return ways_of(self.table[key])[0]
        if value is None:
            return None
        if self.pattern is not None and isinstance(value, str):
            written = self.pattern.write(value)
            return value if written is None else written
        if self.table and key_of_value(value) in self._back:
            return self._outside(str(value))
        if self.width is not None and isinstance(value, str):
            return _in_width(value, self.width)
        if self.space is not None and isinstance(value, str):
            return value.replace("　", " ")
        return self._number_out(value)

    def back(self, value: Json, *, textual: bool = False) -> Json:
        """Return the catalogue's form of a vendor's value; `textual`: the format has texts only."""
        if self.table:
            found = self._back.get(key_of_value(value))
            if found is not None:
                return self._typed(found)
            if key_of_value(value) in self.table:
                return unreadable(value)
        if value is None:
            return None
        if self.pattern is not None:
            read = self.pattern.read(str(value))
            return unreadable(value) if read is None else self._day_of(read)
        if self.width is not None and isinstance(value, str):
            return self._width_back(value)
        if self.space is not None and isinstance(value, str):
            return value.replace(" ", "　")
        return self._number_back(value, textual=textual)

    def _day_of(self, read: str) -> str:
        """Return the day of a time (`2026-04-01T09:00:05`), the month or year of a day."""
        day = read.partition("T")[0]
        return day[: _LONG[self.kind]] if self.kind in _LONG else read

    def _width_back(self, value: str) -> str:
        """Return a text in the catalogue's width; one in the wrong width is unreadable."""
        if _in_width(value, str(self.width)) != value:
            return unreadable(value)
        return _in_width(value, "full" if self.width == "half" else "half")

    def _outside(self, value: str) -> str:
        """Return a value of the same length that the vendor's table does not hold either."""
        width = len(value)
        numbers = (str(n).rjust(width, "0") for n in range(10 ** min(width, 4) - 1, -1, -1))
        free = (n for n in numbers if n not in self._back and n not in self.table)
        return next(free, "Z" * width)

    def _typed(self, key: str) -> Json:
        if key == "null":
            return None
        if self.kind == "flag" and key in _FLAGS:
            return _FLAGS[key]
        if self.kind == "integer" and _NUMBER.fullmatch(key):
            return int(key)
        return key

    def _number_out(self, value: Json) -> Json:
        if self.as_text and not isinstance(value, (str, dict, list)):
            return key_of_value(value)
        if self.as_number and isinstance(value, str) and _PLAIN_NUMBER.fullmatch(value):
            return float(value) if "." in value else int(value)
        return value

    def _number_back(self, value: Json, *, textual: bool) -> Json:
        if isinstance(value, str) and (textual or self.as_text):
            return self._from_text(value)
        if self.as_number and isinstance(value, (int, float)) and not isinstance(value, bool):
            return str(value)
        return value

    def _from_text(self, value: str) -> Json:
        if self.kind == "integer" and _NUMBER.fullmatch(value):
            return int(value)
        if self.kind == "flag":
            return _FLAGS.get(value, value)
        return value


def _in_width(text: str, width: str) -> str:
    turn = jaconv.z2h if width == "half" else jaconv.h2z
    return str(turn(text, kana=True, ascii=True, digit=True))


PLAIN = Converter()


def converter_of(rule: ValueRule, kind: str) -> Converter:
    """Return the converter a rule of the profile describes, for items of a type."""
    pattern = rule.wareki or rule.format
    return Converter(
        kind,
        rule.values,
        DatePattern(pattern) if pattern else None,
        rule.text,
        rule.number,
        rule.width,
        rule.space,
    )
