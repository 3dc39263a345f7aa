"""Dates and times in a vendor's pattern, Western or 和暦, and back; also dates that do not exist.

A part that makes no sense (month 13, 30 February, an unknown day `00`) is carried over as it is:
the vendor's own check must meet it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from conformance.surfaces.mapping.zones import in_japan
from conformance.values.eras import ERAS, SOLAR_CALENDAR, Era, era_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_ISO = re.compile(
    r"(?:(?P<Y>\d{4})(?:-(?P<M>\d\d|A\d)(?:-(?P<D>\d\d|A\d))?)?)?"
    r"(?:(?:^|[T ])(?P<h>\d\d):(?P<m>\d\d)(?::(?P<s>\d\d))?)?",
    re.ASCII,
)
_TOKEN = re.compile(r"\{(\w+)\}|%([A-Za-z])")
_PERCENT = {
    "Y": "yyyy",
    "m": "mm",
    "d": "dd",
    "H": "HH",
    "M": "MM",
    "S": "SS",
    "f": "fraction",
    "z": "zone",
}
_READS = {
    "yyyy": r"(?P<Y>\d{4})",
    "yy": r"(?P<y>\d{2,4})",
    "y": r"(?P<y>\d{1,4})",
    "nen": r"(?P<y>\d{1,4}|元)",
    "mm": r"(?P<M>\d\d|A\d)",
    "m": r"(?P<M>\d{1,2})",
    "dd": r"(?P<D>\d\d|A\d)",
    "d": r"(?P<D>\d{1,2})",
    "HH": r"(?P<h>\d\d)",
    "MM": r"(?P<m>\d\d)",
    "SS": r"(?P<s>\d\d)",
    "G": r"(?P<G>[MTSHR])",
    "g": r"(?P<g>[1-5])",
    "era": r"(?P<era>明治|大正|昭和|平成|令和)",
    "fraction": r"\d{1,9}",
    "zone": r"(?P<z>Z|[+-]\d\d:?\d\d)",
}
TOKENS = tuple(_READS)
_ERA_TOKENS = {"G", "g", "era"}
_JAPAN = {"fraction": "000", "zone": "+09:00"}  # what the catalogue leaves out: times are Japan's
_PLACES = {"mm": "M", "m": "M", "dd": "D", "d": "D", "HH": "h", "MM": "m", "SS": "s"}


def unknown_token(pattern: str) -> str | None:
    """Return the first token of a pattern that means nothing here."""
    for found in _TOKEN.finditer(pattern):
        if (found[1] or _PERCENT.get(found[2])) not in _READS:
            return found[0]
    return None


@dataclass(frozen=True)
class DatePattern:
    """A pattern such as `{G}{yy}.{mm}.{dd}` or `%Y/%m/%d`."""

    pattern: str

    def write(self, text: str) -> str | None:
        """Return an ISO date, month, year, time or date-time in the pattern; None if it is none."""
        found = _ISO.fullmatch(text)
        if found is None or not text:
            return None
        parts = {name: value for name, value in found.groupdict().items() if value is not None}
        era = _era(parts) if self._in_eras else None
        if self._in_eras and era is None:
            return None
        try:
            return "".join(_written(token, parts, era) for token in self._tokens)
        except KeyError:
            return None  # the pattern asks for a part that the value does not have

    def read(self, text: str) -> str | None:
        """Return the ISO form of a text in the pattern; None when it is not a date of its era."""
        found = self._reader.fullmatch(text)
        if found is None:
            return None
        parts = {name: value for name, value in found.groupdict().items() if value is not None}
        if "y" in parts and not _to_western(parts):
            return None
        return in_japan(_iso(parts), parts["z"]) if "z" in parts else _iso(parts)

    def find(self, text: str) -> Iterator[str]:
        """Yield the ISO form of each date in the pattern that stands within a text."""
        for found in self._reader.finditer(text):
            iso = self.read(found[0])
            if iso is not None:
                yield iso

    @cached_property
    def _tokens(self) -> tuple[tuple[str, str], ...]:
        """The pattern as (token, literal text before it)."""
        tokens, at = [], 0
        for found in _TOKEN.finditer(self.pattern):
            name = found[1] or _PERCENT[found[2]]
            tokens.append((name, self.pattern[at : found.start()]))
            at = found.end()
        return (*tokens, ("", self.pattern[at:]))

    @cached_property
    def _in_eras(self) -> bool:
        return any(token in _ERA_TOKENS for token, _ in self._tokens)

    @cached_property
    def _reader(self) -> re.Pattern[str]:
        return re.compile(
            "".join(re.escape(text) + _READS.get(token, "") for token, text in self._tokens),
            re.ASCII,
        )


def _written(token: tuple[str, str], parts: dict[str, str], era: Era | None) -> str:
    name, before = token
    return before + (_value(name, parts, era) if name else "")


def _value(name: str, parts: dict[str, str], era: Era | None) -> str:
    if name == "yyyy":
        return parts["Y"]
    if name in _JAPAN:
        return _JAPAN[name]
    if name in _PLACES:
        value = parts[_PLACES[name]]
        return str(int(value)) if len(name) == 1 and value.isdigit() else value
    if era is None:
        return parts["Y"][-2:]
    year = int(parts["Y"]) - era.start.year + 1
    written = {
        "yy": f"{year:02}",
        "y": str(year),
        "nen": "元" if year == 1 else str(year),
        "G": era.letter,
        "g": str(ERAS.index(era) + 1),
        "era": era.name,
    }
    return written[name]


def _era(parts: dict[str, str]) -> Era | None:
    """Return the era of the day, or of the last day that its known parts allow."""
    year = int(parts.get("Y", 0))
    month = _number(parts.get("M"), 12)
    for day in range(_number(parts.get("D"), 31), 27, -1) if _open(parts) else _days(parts):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        return era_of(found) if found >= SOLAR_CALENDAR else None
    return None


def _open(parts: dict[str, str]) -> bool:
    """Say whether the day is unknown or beyond the end of a month."""
    return _number(parts.get("D"), 31) > 27  # noqa: PLR2004 - every month has 27 days


def _days(parts: dict[str, str]) -> tuple[int, ...]:
    return (_number(parts.get("D"), 31),)


def _number(text: str | None, otherwise: int) -> int:
    """Return a part as a number within its bounds; unknown parts count as the last."""
    if text is None or not text.isdigit() or not 1 <= int(text) <= otherwise:
        return otherwise
    return int(text)


def _to_western(parts: dict[str, str]) -> bool:
    """Put the Western year in place of the era's; False when the day is not one of that era."""
    short = parts.pop("y")
    year = 1 if short == "元" else int(short)
    named = parts.pop("G", None) or parts.pop("era", None) or parts.pop("g", None)
    era = next(
        (e for n, e in enumerate(ERAS, 1) if named in (e.letter, e.name, str(n))),
        None,
    )
    if era is None or year < 1:
        return False
    parts["Y"] = f"{era.start.year + year - 1:04}"
    return _within(parts, era)


def _within(parts: dict[str, str], era: Era) -> bool:
    """Say whether some day that the known parts allow lies in the era."""
    year = int(parts["Y"])
    month, day = parts.get("M", ""), parts.get("D", "")
    known = (month.isdigit() and int(month) > 0, day.isdigit() and int(day) > 0)
    first = (year, int(month) if known[0] else 1, int(day) if all(known) else 1)
    last = (year, int(month) if known[0] else 12, int(day) if all(known) else 31)
    start, end = era.start, era.last
    return first <= (end.year, end.month, end.day) and last >= (start.year, start.month, start.day)


def _iso(parts: dict[str, str]) -> str:
    days = [parts["Y"]] if "Y" in parts else []
    days += [parts[name].rjust(2, "0") for name in ("M", "D") if name in parts]
    times = [parts[name].rjust(2, "0") for name in ("h", "m", "s") if name in parts]
    if times and len(times) < 3:  # noqa: PLR2004 - hours, minutes, seconds
        times.append("00")
    return "T".join(filter(None, ("-".join(days), ":".join(times))))
