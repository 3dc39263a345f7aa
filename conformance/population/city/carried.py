"""What a group takes over from another domain: the same values as in the other's written file."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING

import polars as pl

from conformance.catalog.agreement import origins
from conformance.catalog.models.flows import CarriedValue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conformance.catalog.agreement import Origin
    from conformance.catalog.models.flows import Taken
    from conformance.catalog.models.records import Item
    from conformance.population.city.files import CityFiles
    from conformance.population.city.roles import Place

_FOUND = "#found"


@dataclass
class Carrying:
    """Makes rows agree with files that were written before; keeps what it read for one group."""

    files: CityFiles
    written: set[Place] = field(default_factory=set)
    _place: Place | None = None
    _sent: dict[str, tuple[list[str], pl.DataFrame]] = field(default_factory=dict)

    def sources(self, place: Place) -> tuple[Place, ...]:
        """Return the groups that a group takes values from."""
        return tuple(dict.fromkeys((one.domain, one.group) for one in self._origins(place)))

    def items(self, place: Place) -> tuple[str, ...]:
        """Return the items of a group that are taken over."""
        return tuple(dict.fromkeys(item for one in self._origins(place) for item in one.items))

    def agreeing(self, place: Place, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the rows with every value the sender does not have replaced by its newest one."""
        if place != self._place:
            self._sent = self._read(place)
            self._place = place
        for item, (key, sent) in self._sent.items():
            frame = _taken(frame, item, key, sent)
        return frame

    def _origins(self, place: Place) -> list[Origin]:
        """Return where values of a group come from, of what the city has."""
        specs = self.files.catalogue.specs
        return [one for one in origins(specs[place[0]], place[1]) if one.domain in specs]

    def _read(self, place: Place) -> dict[str, tuple[list[str], pl.DataFrame]]:
        """Return by item the receiver's key and, by it, the values that the senders' files have."""
        keys: dict[str, list[str]] = {}
        parts: dict[str, list[pl.DataFrame]] = {}
        for one in self._origins(place):
            for item in one.items:
                keys.setdefault(item, sorted(one.key))
            same = [item for item in one.items if keys[item] == sorted(one.key)]
            if same and (one.domain, one.group) in self.written:
                for item, values in self._values(place, one, same):
                    parts.setdefault(item, []).append(values)
        return {item: (keys[item], _distinct(found)) for item, found in parts.items()}

    def _values(
        self, place: Place, one: Origin, items: list[str]
    ) -> Iterator[tuple[str, pl.DataFrame]]:
        needed = frozenset(one.key.values()).union(*(_needed(one.items[i]) for i in items))
        frame = self.files.read((one.domain, one.group), needed)
        named = [pl.col(theirs).alias(ours) for ours, theirs in sorted(one.key.items())]
        for item in items:
            value = _value(self.files.catalogue.group(place).item(item), one.items[item])
            yield item, frame.select(*named, value.alias(_FOUND)).drop_nulls()


def _distinct(parts: list[pl.DataFrame]) -> pl.DataFrame:
    return pl.concat(parts).unique(maintain_order=True)


def _taken(frame: pl.DataFrame, item: str, key: list[str], sent: pl.DataFrame) -> pl.DataFrame:
    last = sent.group_by(key, maintain_order=True).last()
    joined = frame.join(last, on=key, how="left", maintain_order="left")
    other = pl.col(item).is_not_null() & (pl.col(item) != pl.col(_FOUND)).fill_null(value=False)
    if not joined.select(other.any()).item():
        return frame
    pairs = sent.with_columns(pl.lit(value=True).alias("#sent")).rename({_FOUND: item})
    joined = joined.join(pairs, on=[*key, item], how="left", maintain_order="left")
    wrong = other & pl.col("#sent").is_null()
    text = pl.when(wrong).then(_FOUND).otherwise(item).alias(item)
    return joined.with_columns(text).select(frame.columns)


def _needed(taken: Taken) -> frozenset[str]:
    if isinstance(taken, CarriedValue):
        return frozenset({*taken.items, *taken.where})
    return frozenset({taken}) if isinstance(taken, str) else frozenset()


def _value(item: Item, taken: Taken) -> pl.Expr:
    """Return what the sender says of an item, null where it says nothing."""
    if isinstance(taken, str):
        return pl.col(taken)
    if not isinstance(taken, CarriedValue):
        return pl.lit(None, pl.String)
    value = pl.coalesce(*taken.items)
    if taken.codes:
        codes = {code: _text(meant) for code, meant in taken.codes.items()}
        value = value.replace_strict(codes, default=None, return_dtype=pl.String)
    if taken.cut and item.max_len is not None:
        value = value.str.slice(0, item.max_len)
    held = [pl.col(name).is_in([*values]) for name, values in taken.where.items()]
    return pl.when(reduce(and_, held)).then(value) if held else value


def _text(value: object) -> str | None:
    return None if value is None else str(int(value)) if isinstance(value, bool) else str(value)
