"""Made-up rows that hold what other domains' rows say of the same people, as linkages carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.catalog.agreement import key_of, origins
from conformance.worlds.courier import Parcel, carried

if TYPE_CHECKING:
    from collections.abc import Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.flows import Carry
    from conformance.population.rows import Row
    from conformance.worlds.town.tables import Tables


def take_over(spec: Specification, tables: Tables) -> None:
    """Change the rows of a domain in place to what the senders' rows say."""
    for linkage, side in spec.shared_linkages.items():
        provider = spec.linkages[linkage].provider
        for carry in side.carries:
            key = key_of(spec.records[carry.to], carry)
            if key and all((provider, name) in tables.rows for name in carry.takes):
                _take(spec, carry, provider, tables)


def _take(spec: Specification, carry: Carry, provider: str, tables: Tables) -> None:
    group = spec.records[carry.to]
    key, senders = key_of(group, carry), tables.rows[provider, next(iter(carry.takes))]
    items = {i for one in origins(spec, carry.to) for i in one.items} & carry.items
    required = {item.key for item in group.items if item.required}
    for row in tables.rows[spec.domain, carry.to]:
        sender = max(senders, key=lambda one: sum(row.get(i) == one.get(o) for i, o in key.items()))
        row.update({i: sender.get(o) for i, o in key.items() if _free(spec, carry.to, i, tables)})
        parcels = [
            Parcel(name, one)
            for name in carry.takes
            for one in tables.rows[provider, name]
            if one is sender or (one not in senders and _same(row, one, key))
        ]
        values = carried(spec, carry, parcels)[0]
        for item in items:
            if row.get(item) is not None and (item in values or item not in required):
                row[item] = values.get(item)


def _same(row: Row, other: Row, key: Mapping[str, str]) -> bool:
    return all(row.get(item) == other.get(name) for item, name in key.items())


def _free(spec: Specification, to: str, item: str, tables: Tables) -> bool:
    """Say whether no reference starts or ends at an item, so that it may be set."""
    if spec.records[to].item(item).ref is not None:
        return False
    return (spec.domain, to, item) not in tables.referred
