"""Which requirements a change may concern at all: whatever names, by any way, what changed.

This only narrows what is looked at; whether a case asks anything else is found by asking it.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from conformance.catalog.load import KINDS
from conformance.catalog.once import once_per_specification
from conformance.catalog.uses import EntryPlace
from conformance.checks.events.beside import groups_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic import JsonValue

    from conformance.catalog.changes.model import Change
    from conformance.catalog.models.domain import Specification

Way = tuple[EntryPlace, ...]

_MAKERS = frozenset({"functions", "events", "invariants"})
"""Entries that say what lawful rows hold."""
_LISTED = frozenset({"functions", "events", "forms", "records", "linkages", "invariants"})
"""Entries that say by `code_list` alone which list an item goes by."""
_HAPPENING = frozenset({"events", "linkages", "invariants"})
"""Entries that name events; elsewhere the word is the function of the same name."""
_TOLD = {"touches", "no_event"}
"""Fields that tell of other entries and build on none."""
_WORD = re.compile(r"[a-z0-9][a-z0-9_-]*")


def place_of(change: Change) -> EntryPlace:
    """Return the entry a change is about; the facts asked of a rule belong to the rule."""
    return EntryPlace(change.domain, "rules" if change.part == "facts" else change.part, change.key)


def ways(changes: Iterable[Change], specs: Sequence[Specification]) -> dict[EntryPlace, Way]:
    """Return the entries that what asks something else may concern, each by its shortest way.

    The way begins with a changed entry; that of a changed entry itself is empty. What changes at
    the head of a domain concerns all of it.
    """
    changed = [change for change in changes if change.severity != "text"]
    asking = [change for change in changed if change.asks]
    users = _users(specs)
    found: dict[EntryPlace, Way] = {place_of(change): () for change in asking}
    for place in tuple(found):
        found |= {p: (place,) for p in _rows_by(place, specs) if p not in found}
    for change in asking:
        if change.part == "domain":
            head = place_of(change)
            found |= {p: (head,) for s in specs for p in _places(s) if p.domain == head.domain}
    waiting = deque(found)
    while waiting:
        place = waiting.popleft()
        for user in users.get(place, ()):
            if user not in found:
                found[user] = (*found[place], place)
                waiting.append(user)
    return {place_of(change): () for change in changed} | found


def _rows_by(place: EntryPlace, specs: Iterable[Specification]) -> Iterator[EntryPlace]:
    """Yield what an entry names where rows are made by it, whatever case they are made for."""
    if place.kind in _MAKERS:
        for spec in specs:
            yield from mentions(spec).get(place, ())


def _users(specs: Iterable[Specification]) -> dict[EntryPlace, list[EntryPlace]]:
    found: dict[EntryPlace, list[EntryPlace]] = {}
    for spec in specs:
        for user, named in mentions(spec).items():
            for place in named:
                found.setdefault(place, []).append(user)
    return found


@once_per_specification
def mentions(spec: Specification) -> Mapping[EntryPlace, frozenset[EntryPlace]]:
    """Return what each entry names: every word anywhere in it that is the key of an entry."""
    by_key: dict[str, list[EntryPlace]] = {}
    for place in _places(spec):
        by_key.setdefault(place.key, []).append(place)
    found: dict[EntryPlace, frozenset[EntryPlace]] = {}
    for place in _places(spec):
        dumped = getattr(spec, place.kind)[place.key].model_dump(mode="json", exclude=_TOLD)
        named = {other for word in by_key.keys() & _words(dumped) for other in by_key[word]}
        if place.kind not in _HAPPENING:
            named = {one for one in named if one.kind != "events"}
        if place.kind in _LISTED:
            lists = _lists(dumped)
            named = {one for one in named if one.kind != "codes" or one.key in lists}
        if place.kind == "linkages" and place.key in spec.shared_linkages:
            domain, _, key = spec.shared_linkages[place.key].linkage.partition("/")
            named.add(EntryPlace(domain, "linkages", key))
        if place.kind == "events":
            beside = groups_beside(spec, spec.events[place.key])
            named |= {EntryPlace(spec.domain, "records", key) for key in beside}
        found[place] = frozenset(named - {place})
    return found


def _lists(value: JsonValue) -> set[str]:
    """Return the code lists that items go by: a list is often called like an item."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if isinstance(name := one.get("code_list"), str):
                found.add(name)
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
    return found


def _places(spec: Specification) -> Iterator[EntryPlace]:
    for kind in KINDS:
        yield from (EntryPlace(spec.domain, kind, key) for key in getattr(spec, kind))


def _words(value: JsonValue) -> set[str]:
    """Return the names of fields and the words of texts anywhere in a value."""
    found: set[str] = set()
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            found.update(one)
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str) and one.isascii():
            found.update(_WORD.findall(one))
    return found
