"""A column in a vendor's writing as the values of the catalogue, each different value read once.

What no table and no form of the profile can read is marked: it is in doubt, never a wrong value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import polars as pl

from conformance.surfaces.mapping.values import key_of_value, unreadable, ways_of
from conformance.tables.mapped.fixed import fixed

if TYPE_CHECKING:
    from conformance.findings import Json
    from conformance.surfaces.mapping.values import Converter
    from conformance.tables.mapped.fixed import FixedPattern

Doubt = Literal["code", "form"]

_PARTS = {"year": 1, "year_month": 2}  # of a date, where the item is less exact
_MARKER = re.compile(r"\D*(?:0|\D)*|\D*(?:9|\D)*")


@dataclass(frozen=True)
class ConvertedColumn:
    """A column that was read: the values, where they are in doubt, withheld, or should be."""

    values: pl.Series
    codes: pl.Series | None = None
    forms: pl.Series | None = None
    withheld: pl.Series | None = None
    leaked: pl.Series | None = None


@dataclass(frozen=True)
class ItemReading:
    """How the values of one item are read.

    Attributes:
        converter: the rule of the profile; the same as for an API.
        allowed: the values that may stand there, where they are a closed list.
        filler: what stands for a value in doubt, so that it is no fault of its own.
        withheld: what stands for a value that is not shown.
    """

    converter: Converter
    allowed: frozenset[str] | None = None
    filler: str | None = None
    withheld: tuple[str, ...] = ()
    _read: dict[str, tuple[str | None, Doubt | None]] = field(default_factory=dict, repr=False)

    @property
    def plain(self) -> bool:
        """Say whether every value goes as it is."""
        return self.converter.plain and self.allowed is None and not self.withheld

    def of(self, raw: pl.Series) -> ConvertedColumn:
        """Return a column as the catalogue writes it; an empty value stays empty."""
        if self.plain:
            return ConvertedColumn(raw)
        if not self.withheld:
            return self._of(raw)
        hidden = raw.is_in(self.withheld).fill_null(value=False)
        if not hidden.any():
            return self._of(raw)
        shown = raw.set(hidden, None)
        return replace(self._of(shown), withheld=hidden)

    def _of(self, raw: pl.Series) -> ConvertedColumn:
        if self.converter.plain and self.allowed is None:
            return ConvertedColumn(raw)
        if self._fixed is not None:
            return self._by_place(raw, self._fixed)
        different = raw.unique().drop_nulls().to_list()
        for value in different:
            if value not in self._read:
                self._read[value] = self._one(value)
        found = {value: self._read[value] for value in different}
        values = self._filled(raw, found)
        return ConvertedColumn(values, _where(raw, found, "code"), _where(raw, found, "form"))

    def _filled(
        self, raw: pl.Series, found: dict[str, tuple[str | None, Doubt | None]]
    ) -> pl.Series:
        changed = {value: made for value, (made, _) in found.items() if made != value}
        values = raw
        if changed:
            old = pl.Series(list(changed), dtype=pl.String)
            new = pl.Series(list(changed.values()), dtype=pl.String)
            values = raw.replace(old, new)
        if self.converter.reads_empty:
            values = values.fill_null(_text(self.converter.back("", textual=True)))
        return values

    def _one(self, value: str) -> tuple[str | None, Doubt | None]:
        """Return how a value reads, and whether it is in doubt."""
        told = self._told(value)
        if not told and self.converter.pattern is not None and _MARKER.fullmatch(value):
            return self.filler, "code"  # all zeros, all nines: only the vendor knows what it means
        made = self.converter.back(value, textual=True)
        if made == unreadable(value):
            if self.converter.table and value in self.converter.table:
                return self.filler, "code"
            return value, "form"
        text = _text(made)
        if text is not None and self.allowed is not None and text not in self.allowed:
            return self.filler, "code"
        return text, None

    def _told(self, value: str) -> bool:
        ways = (way for one in self.converter.table.values() for way in ways_of(one))
        return value in {key_of_value(way) for way in ways}

    @cached_property
    def _fixed(self) -> FixedPattern | None:
        """The places of the parts of a date, where its pattern has them at fixed ones."""
        pattern, table = self.converter.pattern, self.converter.table
        if pattern is None or set(table) - {"null"} or self.converter.reads_empty:
            return None
        return fixed(pattern.pattern)

    def _by_place(self, raw: pl.Series, form: FixedPattern) -> ConvertedColumn:
        """Return a column of dates whose parts stand at fixed places."""
        none = [key_of_value(way) for way in ways_of(self.converter.table.get("null", []))]
        empty = raw.is_in(none) if none else pl.repeat(value=False, n=len(raw), eager=True)
        marker = raw.is_in([one for one in form.markers if one not in none])
        text = pl.col("raw")
        frame = pl.DataFrame([raw.alias("raw"), empty.alias("empty"), marker.alias("marker")])
        frame = frame.with_columns(
            form.fits("raw").alias("fits"),
            form.iso("raw", _PARTS.get(self.converter.kind, 3)).alias("iso"),
        )
        if not frame["fits"].all():  # of empty values nothing is said
            frame = frame.with_columns(iso=pl.when("fits").then("iso").otherwise(text))
        if frame["empty"].any() or frame["marker"].any():
            told = pl.when("empty").then(None).when("marker").then(pl.lit(self.filler))
            frame = frame.with_columns(iso=told.otherwise("iso"))
        misfits = ~frame["fits"] & ~frame["empty"]
        return ConvertedColumn(frame["iso"], _any(frame["marker"]), _any(misfits))


def _where(
    raw: pl.Series, found: dict[str, tuple[str | None, Doubt | None]], doubt: Doubt
) -> pl.Series | None:
    """Return where values are in a doubt; None where none is."""
    doubted = [value for value, (_, why) in found.items() if why == doubt]
    return raw.is_in(doubted).fill_null(value=False) if doubted else None


def _any(mask: pl.Series) -> pl.Series | None:
    return mask.fill_null(value=False) if mask.any() else None


def _text(value: Json) -> str | None:
    """Return a value as a file of the item list writes it."""
    if value is None:
        return None
    return str(int(value)) if isinstance(value, bool) else str(value)
