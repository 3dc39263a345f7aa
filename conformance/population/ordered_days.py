"""The days of a row in the order of time: after the birth, in their ranks, not ahead of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conformance.population.days import kind_of
from conformance.population.people.items import parts

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.findings import Json
    from conformance.population.days import DayKind

    Row = dict[str, Json]

_BORN = frozenset({"birth", "era"})
_DAY, _MONTH = 10, 7  # characters


def in_order(
    group: RecordGroup, row: Mapping[str, Json], fixed: Collection[str], today: date
) -> Row:
    """Return the row with its days between those that are fixed and rank before and after them.

    Fixed days stay as they are, births and eras are left alone.
    """
    ordered = dict(row)
    days = [(item, kind) for item in group.items if (kind := _ranked(item, ordered)) is not None]
    born = next(
        (ordered.get(key) for key, part in parts(group).items() if part == "birth_date"), None
    )
    for item, kind in days:
        if item.key in fixed:
            continue
        value = str(ordered[item.key])
        earliest: list[Json] = [born] if isinstance(born, str) else []
        earliest += [ordered[o.key] for o, k in days if o.key in fixed and k.rank < kind.rank]
        latest: list[Json] = [
            ordered[o.key] for o, k in days if o.key in fixed and k.rank > kind.rank
        ]
        latest += [] if kind.ahead else [today.isoformat()]
        if not kind.ahead:  # a measure that begins tomorrow was applied for by today
            earliest = [min(str(one), today.isoformat()) for one in earliest]
        ordered[item.key] = _between(value, earliest, latest)
    return ordered


def _ranked(item: Item, row: Mapping[str, Json]) -> DayKind | None:
    """Return the kind of a day that is placed among the others; None of one that is not."""
    kind = kind_of(item)
    told = isinstance(row.get(item.key), str) and row.get(item.key)
    return kind if kind is not None and told and kind.key not in _BORN else None


def _between(value: str, earliest: Collection[Json], latest: Collection[Json]) -> str:
    """Return a day or month no earlier than some and no later than others; the first weigh more."""
    length = _MONTH if len(value) == _MONTH else _DAY
    day, rest = value[:length], value[length:]
    day = min([day, *(str(one)[:length] for one in latest if len(str(one)) >= length)])
    day = max([day, *(str(one)[:length] for one in earliest if len(str(one)) >= length)])
    return day + rest
