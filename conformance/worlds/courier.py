"""The courier between two domains: rows a provider sent become the rows a receiver is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conformance.catalog.models.derive import Const

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from conformance.catalog.models.domain import Specification
    from conformance.catalog.models.flows import CarriedValue, Carry, Taken
    from conformance.catalog.models.records import RecordGroup
    from conformance.findings import Json
    from conformance.population.rows import Row


@dataclass(frozen=True, slots=True)
class Parcel:
    """A row of a provider's group, as its linkage hands it out."""

    group: str
    row: Mapping[str, Json]


def carried(spec: Specification, carry: Carry, parcels: Iterable[Parcel]) -> list[Row]:
    """Return the receiver's values that one person's parcels give, a row for each basic one.

    Items without a value are left out.
    """
    sent = list(parcels)
    basic, *further = carry.takes
    group = spec.records[carry.to]
    rows = []
    for parcel in sent:
        if parcel.group == basic:
            row = _taken(group, carry.takes[basic], parcel.row)
            for name in further:
                for more in (p for p in sent if p.group == name):
                    row.update(_taken(group, carry.takes[name], more.row))
            rows.append(row)
    return rows


def of_person(parcels: Iterable[Parcel], item: str, person: Json) -> list[Parcel]:
    """Return the parcels about one person."""
    return [parcel for parcel in parcels if parcel.row.get(item) == person]


def _taken(group: RecordGroup, items: Mapping[str, Taken], row: Mapping[str, Json]) -> Row:
    values = {key: _value(group, key, taken, row) for key, taken in items.items()}
    return {key: value for key, value in values.items() if value is not None}


def _value(group: RecordGroup, key: str, taken: Taken, row: Mapping[str, Json]) -> Json:
    if isinstance(taken, Const):
        return list(taken.const) if isinstance(taken.const, tuple) else taken.const
    if isinstance(taken, str):
        return row.get(taken)
    if any(row.get(name) not in values for name, values in taken.where.items()):
        return None
    value = next((row[name] for name in taken.items if row.get(name) is not None), None)
    return _fitted(group, key, taken, value)


def _fitted(group: RecordGroup, key: str, taken: CarriedValue, value: Json) -> Json:
    if taken.codes and value is not None:
        return taken.codes.get(str(value))
    limit = group.item(key).max_len
    return value[:limit] if taken.cut and isinstance(value, str) else value
