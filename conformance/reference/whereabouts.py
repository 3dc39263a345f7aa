"""What the package prints where the catalogue does not tell what stands there: what it knows.

Like any package it takes an address, a facility, a school from what is recorded about the person:
from their rows in the domain, and from the register in which the domain finds its people.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conformance.catalog.bindings import person_named
from conformance.reference.protection import person_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.records import RecordGroup
    from conformance.catalog.models.requirements import FormItem
    from conformance.population.rows import Row
    from conformance.reference.store import Sandbox

_PLACE = re.compile(r"(?:^|_)(address|facility|school|hospital|phone)(?:_name)?$")
_LIVES = {"residence": "address"}


def known(
    spec: Specification, sandbox: Sandbox, group: RecordGroup, row: Row, item: FormItem
) -> str | None:
    """Return what is recorded about the person of a row at an item of a copy; None if nothing."""
    word = _word(item.key)
    if not item.locates or item.type != "text" or word is None:
        return None
    for other in _about(spec, sandbox, group, row):
        told = [key for key in other if key == item.key]
        told += [key for key in other if _word(key) == word and "previous" not in key]
        value = next((v for key in told if isinstance(v := other[key], str) and v), None)
        if value is not None:
            return value[: item.max_len]
    return None


def _word(key: str) -> str | None:
    found = _PLACE.search(key)
    return _LIVES.get(key, found[1] if found else None)


def _about(spec: Specification, sandbox: Sandbox, group: RecordGroup, row: Row) -> Iterator[Row]:
    """Yield the row itself, other rows about its person, and theirs in the register."""
    yield row
    person = person_of(spec, sandbox, group, row)
    if person is None:
        return
    own = [(g, r) for g in spec.records.values() for r in sandbox.table(spec.domain, g).current()]
    people = [other for _, other in own]
    yield from (r for g, r in own if person_named(spec, g, r, people) == person)
    persons = spec.head.persons
    ref = spec.records[persons.group].item(persons.key).ref if persons else None
    if ref is not None and ref.domain != spec.domain:
        for (domain, _), table in sandbox.tables.items():
            if domain == ref.domain:
                yield from (r for r in table.current() if r.get(ref.item) == person)
