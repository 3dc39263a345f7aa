"""How the rows of one source become rows of a record group, compiled once for all its blocks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from conformance.surfaces.files_mapping.models.column import ColumnRule, rule_of
from conformance.surfaces.mapping.values import Converter, converter_of
from conformance.tables.columns import LINE
from conformance.tables.mapped.columns import column_of, columns_of, is_column, raw_of
from conformance.tables.mapped.convert import ItemReading
from conformance.tables.mapped.rows import columns_in, holding, where_expr

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import polars as pl

    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.surfaces.files_mapping.models import FilesMapping, Source
    from conformance.tables.export import VendorLayout
    from conformance.tables.mapped.convert import ConvertedColumn

_FLAGS = frozenset({"0", "1"})
_FILLERS = {"flag": "0", "date": "2000-01-01", "year_month": "2000-01", "year": "2000"}


@dataclass(frozen=True)
class Made:
    """An item: the columns it is made of, its text in the vendor's writing, how that is read."""

    item: str
    rule: ColumnRule
    columns: tuple[str, ...]
    raw: pl.Expr = field(repr=False)
    reading: ItemReading
    is_column: bool = False
    register: str | None = None

    @property
    def deciding(self) -> tuple[str, ...]:
        """The columns that say whether a value is not shown."""
        hidden = self.rule.hidden
        return tuple(column_of(hidden.joined, one) for one in hidden.where.root) if hidden else ()

    @property
    def registers(self) -> frozenset[str]:
        """The joined registers it needs."""
        hidden = self.rule.hidden.joined if self.rule.hidden else None
        return frozenset(one for one in (self.register, hidden) if one is not None)


@dataclass(frozen=True)
class Recipe:
    """What becomes of the rows of a source.

    Attributes:
        source: the entry of the profile.
        place: of that entry in the profile, as people read it.
        made: the items it has columns for.
    """

    source: Source
    mapping: FilesMapping
    mapped: VendorLayout
    made: Mapping[str, Made]

    def headings(self, items: Collection[str]) -> tuple[str, ...]:
        """Return the headings of the source's own file that are needed for some items."""
        asked = [c for i in items if i in self.made for c in self.made[i].columns]
        asked += [c for i in items if i in self.made for c in self.made[i].deciding]
        wanted = [one for one in asked if "\0" not in one]
        wanted += columns_in(self.source)
        for alias in self.joined(items):
            wanted += self.source.join[alias].on
        return tuple(dict.fromkeys(wanted))

    def joined(self, items: Collection[str]) -> tuple[str, ...]:
        """Return the registers that are needed for some items, or decide which rows count."""
        asked = {one for item in items if item in self.made for one in self.made[item].registers}
        joins = self.source.join.items()
        return tuple(a for a, join in joins if a in asked or join.partner == "drop")

    def taken(self, alias: str) -> tuple[str, ...]:
        """Return the headings that items take from a joined register."""
        every = self.made.values()
        own = [h for made in every if made.register == alias for h in made.rule.headings]
        deciding = [one.rule.hidden for one in every if one.rule.hidden]
        own += [h for hidden in deciding if hidden.joined == alias for h in hidden.where.root]
        return tuple(dict.fromkeys(own))

    def counting(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Return the rows that count by the values in them."""
        return holding(frame, self.source.where)

    def read(self, frame: pl.DataFrame, items: Collection[str]) -> dict[str, ConvertedColumn]:
        """Return the columns of items, in their order, of rows that count."""
        wanted = [self.made[item] for item in items if item in self.made]
        worked = [one.raw.alias(one.item) for one in wanted if not one.is_column]
        made = frame.select(LINE, *worked) if worked else frame
        raw = {m.item: frame[m.columns[0]] if m.is_column else made[m.item] for m in wanted}
        return {m.item: _hidden(m, frame, m.reading.of(raw[m.item])) for m in wanted}


def _hidden(made: Made, frame: pl.DataFrame, read: ConvertedColumn) -> ConvertedColumn:
    """Return a column with what is left empty, or is not, where the profile says it is hidden."""
    rule = made.rule.hidden
    if rule is None:
        return read
    hidden = frame.select(where_expr(rule.where, rule.joined).alias("hidden"))["hidden"]
    empty = read.values.is_null()
    withheld = hidden & empty if read.withheld is None else read.withheld | (hidden & empty)
    return replace(read, withheld=withheld, leaked=hidden & ~empty)


@lru_cache(maxsize=1024)
def recipe_of(mapping: FilesMapping, mapped: VendorLayout, group: RecordGroup) -> Recipe:
    """Return what becomes of the rows of a source of a group."""
    source = mapping.sources(mapped.domain, mapped.group)[mapped.number]
    made = {}
    for item in group.items:
        entry = source.fields.get(item.key)
        if entry is not None:
            made[item.key] = _made(mapping, mapped, item, rule_of(entry))
    return Recipe(source, mapping, mapped, made)


def _made(mapping: FilesMapping, mapped: VendorLayout, item: Item, rule: ColumnRule) -> Made:
    raw = raw_of(rule, item, trim=mapping.trim)
    plain = is_column(rule, trim=mapping.trim)
    reading = _reading(mapping, mapped, item, rule)
    return Made(item.key, rule, columns_of(rule), raw, reading, plain, rule.joined)


def _reading(
    mapping: FilesMapping, mapped: VendorLayout, item: Item, rule: ColumnRule
) -> ItemReading:
    if rule.constant is not None:
        return ItemReading(Converter(item.type))
    allowed = dict(mapped.lists).get(item.code_list or "")
    closed = frozenset(allowed) if allowed else _FLAGS if item.type == "flag" else None
    filler = allowed[0] if allowed else _FILLERS.get(item.type)
    return ItemReading(_converter(mapping, mapped, item, rule), closed, filler, rule.withheld)


def _converter(
    mapping: FilesMapping, mapped: VendorLayout, item: Item, rule: ColumnRule
) -> Converter:
    """Return how values are written: by the column's own rule, a code table, the item's type."""
    if rule.converts:
        return converter_of(rule, item.type)
    if item.code_list is not None:
        keys = (f"{mapped.domain}/{item.code_list}", item.code_list)
        table = next((mapping.codes[key] for key in keys if key in mapping.codes), None)
        if table is not None:
            return Converter(item.type, table)
    own = mapping.types.get(item.type)
    return converter_of(own, item.type) if own else Converter(item.type)
