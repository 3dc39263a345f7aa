"""Lint of one `carries`: both sides resolve, values fit, codes translate, the row is complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.models.derive import Const
from conformance.catalog.models.flows import CarriedValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.flows import Carry, Taken
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.catalog.models.requirements import SharedLinkage

Problem = tuple[str, str]

_WIDER = {("alnum", "digits"), ("text", "kana"), ("text", "digits"), ("text", "alnum")}
"""Types of a receiver that hold every value of another type of the sender."""


def carry_problems(
    spec: Specification, there: Specification, side: SharedLinkage, carry: Carry
) -> Iterator[Problem]:
    """Yield what does not fit between a receiver's group and the sender's groups it takes from."""
    group = spec.records.get(carry.to)
    if group is None or carry.to not in side.data:
        yield _no(f"to {carry.to}")
        return
    here = {item.key: item for item in group.items}
    if unknown := {*carry.items, *carry.own} - set(here):
        yield _no(f"{carry.to}: {', '.join(sorted(unknown))}")
        return
    sent = there.linkages[side.linkage.partition("/")[2]].data
    for name, takes in carry.takes.items():
        source = there.records.get(name)
        if source is None or name not in sent or not _names_person(there, source):
            yield _no(f"takes {name}")
            continue
        for key, taken in takes.items():
            yield from _taken(spec, there, here[key], _Side(source, taken))
    yield from _complete(there, carry, group)


class _Side:
    """The sender's side of one item."""

    def __init__(self, group: RecordGroup, taken: Taken) -> None:
        keys = {item.key: item for item in group.items}
        self.group, self.taken = group, taken
        named = (taken,) if isinstance(taken, str) else getattr(taken, "items", ())
        where = taken.where if isinstance(taken, CarriedValue) else {}
        self.unknown = sorted({*named, *where} - set(keys))
        self.items = tuple(keys[name] for name in named if name in keys)
        self.codes = taken.codes if isinstance(taken, CarriedValue) else {}
        self.cut = isinstance(taken, CarriedValue) and taken.cut


def _taken(spec: Specification, there: Specification, item: Item, side: _Side) -> Iterator[Problem]:
    if side.unknown:
        yield _no(f"{item.key} ← {side.group.key}: {', '.join(side.unknown)}")
    if isinstance(side.taken, Const) and not _holds(spec, item, side.taken.const):
        yield _no(f"{item.key}: {side.taken.const!r}")
    for source in side.items:
        values = _values(there, source)
        if side.codes:
            lacking = sorted(set(values) ^ set(side.codes))
            wrong = [v for v in side.codes.values() if v is not None and not _holds(spec, item, v)]
            if lacking or wrong:
                yield _no(f"{item.key} ← {source.key}: codes {lacking or wrong}")
        elif item.type == "code":
            if source.type != "code" or not set(values) <= set(_values(spec, item)):
                yield _no(f"{item.key} ← {source.key}: codes")
        elif not _fits(item, source, cut=side.cut):
            yield _no(f"{item.key} ← {source.key}: {source.type} → {item.type}")


def _fits(item: Item, source: Item, *, cut: bool) -> bool:
    """Say whether the receiver's item holds every value of the sender's."""
    if item.type != source.type and (item.type, source.type) not in _WIDER:
        return False
    if item.type not in {"digits", "alnum", "text", "kana"}:
        return True
    longest = source.len or source.max_len
    if item.len is not None:
        return item.len == source.len
    return cut or item.max_len is None or (longest is not None and longest <= item.max_len)


def _complete(there: Specification, carry: Carry, group: RecordGroup) -> Iterator[Problem]:
    """The key and every required item have a value: from the sender for sure, or the receiver's."""
    past = group.history
    made = {past.number, past.latest} if past else set()
    basic, takes = next(iter(carry.takes.items()), ("", {}))
    sure = {
        key
        for key, taken in takes.items()
        if isinstance(taken, Const) or _always(there.records.get(basic), taken)
    }
    needed = {i.key for i in group.items if i.required} | set(group.primary_key)
    if lacking := needed - made - sure - set(carry.own):
        yield _no(f"{group.key}: {', '.join(sorted(lacking))} ← -")


def _always(source: RecordGroup | None, taken: Taken) -> bool:
    """Say whether the sender always has a value: a required item, translated into a value."""
    if source is None or isinstance(taken, Const):
        return False
    carried = taken if isinstance(taken, CarriedValue) else None
    names = carried.items if carried else (str(taken),)
    always = any(i.required for i in source.items if i.key in names)
    return always and not (carried and (carried.where or None in carried.codes.values()))


def _holds(spec: Specification, item: Item, value: object) -> bool:
    if item.type == "code":
        return value in _values(spec, item)
    return isinstance(value, bool) == (item.type == "flag")


def _values(spec: Specification, item: Item) -> Mapping[str, str]:
    codes = spec.codes.get(item.code_list or "")
    return codes.values if codes else {}


def _names_person(there: Specification, group: RecordGroup) -> bool:
    persons = there.head.persons
    return persons is not None and persons.key in {item.key for item in group.items}


def _no(what: str) -> Problem:
    return f"{what} は相手と合いません", f"{what} does not fit the other side"
