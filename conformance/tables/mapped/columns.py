"""The expression that makes the text of an item from the columns of a vendor's row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conformance.catalog.models.records import Item
    from conformance.surfaces.files_mapping.models import ColumnRule

_NUMBERS = ("integer", "decimal")


def column_of(register: str | None, heading: str) -> str:
    """Return what a column is called in a frame; those of a joined register have its name too."""
    return heading if register is None else f"{register}\0{heading}"


def columns_of(rule: ColumnRule) -> tuple[str, ...]:
    """Return the columns a rule needs."""
    return tuple(column_of(rule.joined, heading) for heading in rule.headings)


def raw_of(rule: ColumnRule, item: Item, *, trim: bool) -> pl.Expr:
    """Return the vendor's text of an item; null where it is empty."""
    if rule.constant is not None:
        return pl.lit(rule.constant or None, pl.String)
    columns = [_trimmed(pl.col(name), trim=trim) for name in columns_of(rule)]
    if rule.total:
        return _added([_cut(one, rule) for one in columns])
    if rule.split:
        text = pl.concat_str(columns, separator=rule.on, ignore_nulls=True)
        text = pl.when(text != "").then(text)
    else:
        text = columns[0] if len(columns) == 1 else pl.coalesce(columns)
    made = _filled(_point(_cut(text, rule), rule), rule, item)
    hidden = text.is_in(rule.withheld).fill_null(value=False)
    return pl.when(hidden).then(text).otherwise(made) if rule.withheld else made


def is_column(rule: ColumnRule, *, trim: bool) -> bool:
    """Say whether the text of an item is one column as it stands."""
    plain = not (rule.start or rule.length or rule.remove or rule.pad or rule.fill or rule.decimals)
    return rule.to is not None and plain and not trim


def _added(columns: Sequence[pl.Expr]) -> pl.Expr:
    """Return the sum of whole numbers; what is none stays to be seen, none of all empty."""
    sound = [one.is_null() | one.str.contains(r"\A[+-]?[0-9]{1,15}\z") for one in columns]
    numbers = [one.str.to_integer(strict=False, dtype=pl.Int64) for one in columns]
    total = pl.sum_horizontal(numbers).cast(pl.String)
    written = pl.concat_str(columns, separator="+", ignore_nulls=True)
    filled = pl.any_horizontal([one.is_not_null() for one in columns])
    return pl.when(filled).then(pl.when(pl.all_horizontal(sound)).then(total).otherwise(written))


def _trimmed(text: pl.Expr, *, trim: bool) -> pl.Expr:
    if not trim:
        return text
    stripped = text.str.strip_chars()
    return pl.when(stripped != "").then(stripped)


def _cut(text: pl.Expr, rule: ColumnRule) -> pl.Expr:
    if rule.start is not None or rule.length is not None:
        text = text.str.slice((rule.start or 1) - 1, rule.length)
        text = pl.when(text != "").then(text)
    for letter in rule.remove:
        text = text.str.replace_all(letter, "", literal=True)
    return text


def _point(text: pl.Expr, rule: ColumnRule) -> pl.Expr:
    if rule.decimals is None:
        return text
    whole = text.str.zfill(rule.decimals + 1)
    before, after = whole.str.head(-rule.decimals), whole.str.tail(rule.decimals)
    digits = text.str.contains(r"\A-?[0-9]+\z")
    return pl.when(digits).then(pl.concat_str([before, after], separator=".")).otherwise(text)


def _filled(text: pl.Expr, rule: ColumnRule, item: Item) -> pl.Expr:
    """Return a text without the vendor's filling, or with that of the catalogue."""
    if rule.fill is not None:
        return text.str.pad_start(rule.fill, rule.pad_with)
    if rule.pad is None:
        return text
    if item.type in _NUMBERS:
        return text.str.replace(r"\A(?:\+|(-))?0*([0-9])", "${1}${2}")
    if item.len is None:
        bare = text.str.strip_chars_start(rule.pad_with)
        return pl.when(bare == "").then(text.str.tail(1)).otherwise(bare)
    filling = rule.pad_with * max(rule.pad - item.len, 0)
    padded = (text.str.len_chars() == rule.pad) & text.str.starts_with(filling)
    return pl.when(padded).then(text.str.slice(len(filling))).otherwise(text)
