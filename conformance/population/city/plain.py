"""Columns by type alone: values from small pools, and days that follow one another in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from conformance.catalog.unspecified import is_flag, is_wording, unspecified_flags
from conformance.population.city.context import TIMES
from conformance.population.city.draw import below
from conformance.population.city.periods import periods_of
from conformance.population.city.pools import pool
from conformance.population.city.rows import DAYS, row_numbers
from conformance.population.city.series import always, flags, nothing, where

if TYPE_CHECKING:
    from conformance.catalog.models.records import Item, RecordGroup
    from conformance.population.city.context import Context
    from conformance.population.city.roles import Place
    from conformance.population.city.rows import GroupRows
    from conformance.population.city.settings import ItemRule

_MONTH = 32  # days after which another month has come
_LATER = 40  # days by which later items of a row may lie after its beginning
_EMPTY = 3  # of ten optional values
_FEW = 100  # one of so many dates is only partly known
_BEGINS = frozenset({"from", "start", "starts", "effective", "begin"})


def plain_column(context: Context, place: Place, item: Item, rows: GroupRows) -> pl.Series:
    """Return lawful values of the item, none left out."""
    if item.type in TIMES:
        return _moments(context, place, item, rows)
    values = pl.Series(pool(item, context.codes(place), context.seed), dtype=pl.String)
    drawn = below(row_numbers(rows), len(values), context.seed, *place, item.key)
    return values.gather(drawn)


def filled_mask(context: Context, place: Place, item: Item, rows: GroupRows) -> pl.Series:
    """Return where a value that may be left out stands: an end only once it has come."""
    if ends(context, context.units.catalogue.group(place), item):
        return rows.step < rows.steps - 1
    return below(rows.unit, 10, context.seed, *place, item.key, "kept") >= _EMPTY


def ruled_column(
    context: Context, place: Place, item: Item, rows: GroupRows, rule: ItemRule
) -> pl.Series:
    """Return values as the settings say: never any, or one of some."""
    if rule.never:
        return nothing(len(rows.unit))
    by = rows.unit if rule.by_unit else row_numbers(rows)
    drawn = below(by, len(rule.one_of), context.seed, *place, item.key)
    return pl.Series(rule.one_of, dtype=pl.String).gather(drawn)


def unknown_column(context: Context, place: Place, item: Item, rows: GroupRows) -> pl.Series | None:
    """Return 不詳フラグ and 不詳表記 of a date: for few, and both or neither; else None."""
    if not (is_flag(item) or is_wording(item)):
        return None
    items = context.units.catalogue.group(place).items
    flag_of = unspecified_flags(items)
    flag = item.key if is_flag(item) else flag_of.get(item.key)
    both = flag in {flag_of.get(one.key) for one in items if is_wording(one)} - {None}
    few = (below(rows.unit, _FEW, context.seed, *place, flag) == 0) & both
    return flags(few) if is_flag(item) else where(few, always("推定", len(few)))


def ends(context: Context, group: RecordGroup, item: Item) -> bool:
    """Say whether the item tells when something has ended."""
    if item.type not in TIMES or item.key in {one.since for one in periods_of(group)}:
        return False  # a stretch may begin where another ends
    untils = {one.until for one in periods_of(group)}
    return item.key in untils or any(part in item.key for part in context.settings.ends)


def _begins(group: RecordGroup, item: Item) -> bool:
    """Say whether the item tells when something begins."""
    sinces = {one.since for one in periods_of(group)}
    return item.key in sinces or not _BEGINS.isdisjoint(item.key.split("_"))


def _moments(context: Context, place: Place, item: Item, rows: GroupRows) -> pl.Series:
    """Return days of a row: later for items further down, before the unit's next row."""
    group = context.units.catalogue.group(place)
    rule = context.rule(place, item)
    if rule is not None and rule.days is not None:
        return context.in_time(item, rows.start - rule.days)
    if item.type == "year":
        return context.moments(item, rows.start, rows.step * 0)
    if "birth" in item.key:
        age = below(rows.unit, 40, 0, "somebody's birth").cast(pl.Int32) * 365
        return context.in_time(item, age + 10_000)
    if ends(context, group, item):
        left = _MONTH if item.type == "year_month" else 1  # before the next row begins
        return context.in_time(item, rows.start - (DAYS - left))
    if _begins(group, item):
        return context.in_time(item, rows.start)
    dated = [one.key for one in group.items if one.type in TIMES]
    return context.in_time(item, rows.start - min(dated.index(item.key), _LATER))
