"""What changed in the dated parameters of a rule: name by name, from which day until which."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic import JsonValue

    from conformance.catalog.changes.kinds import Kind

    Entries = Sequence[Mapping[str, object]]

_BOUNDS = ("from", "to")
_DAY = timedelta(days=1)
_MONTH = len("2024-10")


@dataclass(frozen=True, slots=True)
class Revalued:
    """A parameter with another value from `since` until `until`; None is open."""

    kind: Kind
    name: str
    old: JsonValue
    new: JsonValue
    since: date | None
    until: date | None


def revalued(old: Entries, new: Entries) -> Iterator[Revalued]:
    """Yield each stretch of time in which a parameter has another value than before.

    As in a rule, a later start wins where periods overlap, and the later one of the same start.
    """
    names = dict.fromkeys(name for entry in (*old, *new) for name in entry if name not in _BOUNDS)
    cuts = sorted({*_cuts(old), *_cuts(new)})
    for name in names:
        had, has = (any(name in entry for entry in entries) for entries in (old, new))
        for since, until, was, now in _stretches(name, old, new, cuts):
            kind: Kind = "parameter-value-from-date" if since else "parameter-value-changed"
            if not had or not has:
                kind = "parameter-removed" if had else "parameter-added"
            yield Revalued(kind, name, was, now, since, until)


def _stretches(
    name: str, old: Entries, new: Entries, cuts: list[date]
) -> Iterator[tuple[date | None, date | None, JsonValue, JsonValue]]:
    """Yield the stretches that differ; those that follow one another alike are one."""
    starts: list[date | None] = [None, *cuts]
    ends = [*(cut - _DAY for cut in cuts), None]
    last: tuple[date | None, date | None, JsonValue, JsonValue] | None = None
    for start, end in zip(starts, ends, strict=True):
        day = start or date.min
        was, now = _value(name, old, day), _value(name, new, day)
        if last is not None and (was, now) == last[2:]:
            last = (last[0], end, was, now)
            continue
        if last is not None and last[2] != last[3]:
            yield last
        last = (start, end, was, now)
    if last is not None and last[2] != last[3]:
        yield last


def _value(name: str, entries: Entries, day: date) -> JsonValue:
    found: JsonValue = None
    for entry in sorted(entries, key=lambda one: _bound(one, "from") or date.min):
        if name in entry and _covers(entry, day):
            found = cast("JsonValue", entry[name])
    return found


def _covers(entry: Mapping[str, object], day: date) -> bool:
    start, end = _bound(entry, "from"), _bound(entry, "to")
    return (start is None or start <= day) and (end is None or day <= end)


def _cuts(entries: Entries) -> Iterator[date]:
    for entry in entries:
        start, end = _bound(entry, "from"), _bound(entry, "to")
        if start is not None:
            yield start
        if end is not None:
            yield end + _DAY


def _bound(entry: Mapping[str, object], name: str) -> date | None:
    """Return a bound; a month begins on its first day and ends on its last."""
    found = entry.get(name)
    if found is None:
        return None
    text = str(found)
    if len(text) > _MONTH:
        return date.fromisoformat(text)
    year, month = int(text[:4]), int(text[5:])
    return date(year, month, monthrange(year, month)[1] if name == "to" else 1)
