"""What a receiver's rows and those they were taken from must agree on, by `carries` of linkages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.catalog.load import load, versions
from conformance.catalog.locate import catalog_directory
from conformance.catalog.models.flows import CarriedValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.flows import Carry, Taken
    from conformance.catalog.models.records import RecordGroup


@dataclass(frozen=True, slots=True)
class Origin:
    """Where values of a receiver's group come from.

    Attributes:
        domain, group: the sender and the first of its groups that it takes from.
        key: the receiver's items by which rows are matched, each with the sender's item.
        items: the receiver's items, each with where its value comes from.
    """

    domain: str
    group: str
    key: Mapping[str, str]
    items: Mapping[str, Taken]


def first_brought(spec: Specification, linkage: str, to: str) -> tuple[str, ...]:
    """Return the items of a group that a linkage is the first to bring, in their order."""
    brought: dict[str, str] = {}
    for key, side in spec.shared_linkages.items():
        for carry in side.carries:
            if carry.to == to and _told_apart(spec, key, carry):
                for item in sorted(comparable(spec.records[to], carry)):
                    brought.setdefault(item, key)
    return tuple(item for item, first in brought.items() if first == linkage)


def origins(spec: Specification, to: str) -> Iterator[Origin]:
    """Yield all places from which values of a group come, by whichever linkage."""
    group = spec.records[to]
    for linkage, side in spec.shared_linkages.items():
        for carry in side.carries:
            key = key_of(group, carry) if carry.to == to else {}
            if key:
                (name, takes), *_ = carry.takes.items()
                items = {item: takes[item] for item in sorted(comparable(group, carry))}
                yield Origin(spec.linkages[linkage].provider, name, key, items)


def key_of(group: RecordGroup, carry: Carry) -> Mapping[str, str]:
    """Return the items by which rows are matched; none where rows cannot be told apart.

    They are the items of the primary key that are taken over unchanged, or else those that refer
    to another group.
    """
    basic = next(iter(carry.takes.values()), {})
    plain = {item: taken for item, taken in basic.items() if isinstance(taken, str)}
    number = group.history.number if group.history else None
    key = {i: t for i, t in plain.items() if i in group.primary_key and i != number}
    return key or {i: t for i, t in plain.items() if group.item(i).ref is not None}


def _told_apart(spec: Specification, linkage: str, carry: Carry) -> bool:
    """Say whether the items matched by tell the sender's rows apart, but for their versions.

    Else a row of the receiver's own, or of another year, would be taken for one of them.
    """
    sender = _sender(spec, spec.linkages[linkage].provider)
    group = sender.records.get(next(iter(carry.takes), "")) if sender else None
    if group is None:
        return False
    versions = {item.key for item in group.items if item.type == "integer"}
    matched = set(key_of(spec.records[carry.to], carry).values())
    return set(group.primary_key) - versions <= matched != set()


def _sender(spec: Specification, domain: str) -> Specification | None:
    """Return another domain's specification, from the same folder or the bundled catalogue."""
    return _found(domain, spec.directory.parent.parent)


@lru_cache(maxsize=64)
def _found(domain: str, beside: Path) -> Specification | None:
    for root in (beside, catalog_directory()):
        if versions(domain, root):
            return load(domain, root=root)
    return None


def comparable(group: RecordGroup, carry: Carry) -> frozenset[str]:
    """Return the items that the receiver has from the first of the sender's groups alone.

    Not among them: constants, what the receiver may set itself, and what a further group or a
    translation with gaps says only at times, for the receiver has it from elsewhere then.
    """
    basic, *further = carry.takes.values()
    elsewhere = {item for takes in further for item in takes}
    whole = {item for item, taken in basic.items() if _says_always(taken)}
    return frozenset(whole - elsewhere - set(key_of(group, carry)) - set(carry.own))


def _says_always(taken: Taken) -> bool:
    if isinstance(taken, CarriedValue):
        return None not in taken.codes.values() and not taken.where
    return isinstance(taken, str)
