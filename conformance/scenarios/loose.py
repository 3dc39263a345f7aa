"""Rows that an event touched: held by what it states, wherever in their history they stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from conformance.scenarios.layout import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic import JsonValue

    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.scenarios.exported import Line, Texts
    from conformance.scenarios.packed import ExpectedGroup, Held, Way

    Key = tuple[str, ...]
    Unmet = tuple[str, str | None, str | None]
    """An item, what is expected of it, what was found."""
    Touched = Mapping[str, frozenset[str]]
    """By item of a key the values of those whom the events of a domain touched."""


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """A row that an event brought about: what is held of it, and of which of its values."""

    held: Held
    texts: Texts
    items: tuple[Item, ...]
    never: tuple[tuple[str, str], ...]
    entry: int | None

    def unmet(self, found: Texts, columns: frozenset[str]) -> Iterator[Unmet]:
        """Yield the items in which a row is otherwise: item, what is expected, what was found."""
        for item in self.items:
            wanted, got = self.texts[item.key], found.get(item.key)
            if item.key in columns and not is_same(item, wanted, got):
                yield item.key, wanted, got
        for key, value in self.never:
            if key in columns and found.get(key) == value:
                yield key, f"≠ {value}", value


@dataclass
class Loosened:
    """The rows of a way that events touched, by their keys without the history number."""

    rows: dict[Key, list[ExpectedRow]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, group: RecordGroup, way: Way) -> Loosened:
        """Return them with their values as a file writes them."""
        found = cls()
        for number, held in way.loose.items():
            row = way.rows[number]
            texts = {one.key: _text(row.get(one.key)) for one in group.items}
            known = {*way.open.get(number, ()), *_numbered(group)}
            items = tuple(one for one in group.items if one.key not in known)
            never = tuple((k, _text(v) or "") for k, v in way.never.get(number, ()))
            one = ExpectedRow(held, texts, items, never, way.by.get(number))
            found.rows[short(group, texts)].append(one)
        return found


def short(group: RecordGroup, texts: Mapping[str, str | None]) -> Key:
    """Return the primary key of a row without its history number."""
    return tuple(texts.get(k) or "" for k in group.primary_key if k not in _numbered(group)[:1])


def newest(group: RecordGroup, lines: Iterable[Line]) -> Line | None:
    """Return the line with the highest history number; the last where no history is kept."""
    past = group.history
    if past is None:
        return next(reversed(list(lines)), None)
    return max(lines, key=lambda one: _number(one.texts.get(past.number)), default=None)


def touched(groups: Iterable[tuple[RecordGroup, ExpectedGroup]]) -> dict[str, Touched]:
    """Return by domain whom events touched, by the items of their keys."""
    found: dict[str, dict[str, set[str]]] = {}
    for group, one in groups:
        keys = [key for key in group.primary_key if key not in _numbered(group)[:1]]
        rows = [way.rows[number] for way in one.ways for number in way.loose]
        by = found.setdefault(one.domain, {})
        for item in keys if rows else ():
            by.setdefault(item, set()).update(_text(row.get(item)) or "" for row in rows)
    return {d: {i: frozenset(v) for i, v in items.items()} for d, items in found.items()}


def concerns(touched_by: Touched, group: RecordGroup, texts: Texts) -> bool:
    """Return whether a row is about those whom events touched."""
    keys = [key for key in group.primary_key if key not in _numbered(group)[:1]]
    return all(texts.get(key) in touched_by.get(key, ()) for key in keys)


def is_same(item: Item, wanted: str | None, found: str | None) -> bool:
    """Return whether two texts are the same value; a number may be written 6 or 6.0."""
    if wanted == found:
        return True
    if item.type not in {"integer", "decimal"} or wanted is None or found is None:
        return False
    try:
        return Decimal(wanted) == Decimal(found)
    except InvalidOperation:
        return False


def _text(value: JsonValue) -> str | None:
    return cell_text(value) or None


def _numbered(group: RecordGroup) -> tuple[str, ...]:
    """Return the items by which a group numbers and marks its history, the number first."""
    past = group.history
    if past is None:
        return ()
    return tuple(k for k in (past.number, past.latest, past.since, past.until) if k)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
